import { For, Show } from 'solid-js';
import { words } from '../../domain/kernel/errors.ts';
import { createRead } from '../graphql/read.ts';
import { format } from '../time/format.ts';
import { Panel } from '../ui/Dialog.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import { bookedOfOpen, hoursText } from './hours-text.ts';
import { sessionPath } from './paths.ts';
import { partName, periodName, type Period } from './period.ts';
import { Row, Rows } from './Rows.tsx';
import type { RoomFigures } from './RoomsPage.tsx';
import { RoomUtilizationSessionsDocument } from './rooms-documents.ts';

/** What is behind a room's figure: over time, and session by session. */
export function RoomPanel(props: { room: RoomFigures | undefined; open: boolean; period: Period; onClose: () => void }) {
  const share = (value: number | null | undefined): string => (value == null ? 'closed' : format().percent(value));
  return (
    <Show when={props.room}>
      {(room) => (
        <Panel
          open={props.open}
          onClose={props.onClose}
          title={room().name}
          lead={`${periodName(props.period, format().place.locale)}: ${share(room().utilization)}, ${bookedOfOpen(room())}`}
        >
          <Rows title={props.period.kind === 'week' ? 'By day' : 'By week'} empty="No day of this period lies after the room was entered.">
            <For each={room().periods}>
              {(part) => <Row title={partName(part, format().place.locale)} detail={bookedOfOpen(part)} value={share(part.utilization)} />}
            </For>
          </Rows>
          <Sessions roomId={room().id} period={props.period} />
        </Panel>
      )}
    </Show>
  );
}

function Sessions(props: { roomId: string; period: Period }) {
  const read = createRead(
    RoomUtilizationSessionsDocument,
    () => ({ roomId: props.roomId, firstDay: props.period.firstDay, lastDay: props.period.lastDay }),
    { areas: ['scheduling', 'clients', 'production', 'studio'] },
  );
  return (
    <Loaded read={read}>
      {(data) => (
        <Rows title="Sessions" empty="Nothing is booked here in this period." total={hoursText(sum(data().roomUtilizationSessions))}>
          <For each={data().roomUtilizationSessions}>
            {(session) => (
              <Row
                href={sessionPath(session.id)}
                title={session.title}
                detail={[
                  `${format().dayShort(session.startsAt)}, ${format().timeRange(session.startsAt, session.endsAt)}`,
                  session.clientName,
                  session.projectName,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                value={hoursText(session.countedMinutes)}
                note={session.state === 'completed' ? undefined : words(session.state)}
              />
            )}
          </For>
        </Rows>
      )}
    </Loaded>
  );
}

const sum = (sessions: readonly { countedMinutes: number }[]): number => sessions.reduce((minutes, one) => minutes + one.countedMinutes, 0);
