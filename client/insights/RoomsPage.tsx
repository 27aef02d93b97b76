import { createSignal, For, Show } from 'solid-js';
import { A, useSearchParams } from '@solidjs/router';
import type { RoomUtilizationQuery } from '../graphql/generated/graphql.ts';
import { createRead } from '../graphql/read.ts';
import { format } from '../time/format.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import { Freshness } from './Freshness.tsx';
import { Headline } from './Headline.tsx';
import { bookedOfOpen, hoursText } from './hours-text.ts';
import { InsightsPage } from './InsightsPage.tsx';
import { dividedBy } from './period.ts';
import { PeriodTools } from './PeriodTools.tsx';
import { RoomPanel } from './RoomPanel.tsx';
import { RoomUtilizationDocument } from './rooms-documents.ts';
import { Sparkline } from './Sparkline.tsx';
import { StandingMark } from './StandingMark.tsx';
import { TargetBar } from './TargetBar.tsx';
import { usePeriod } from './use-period.ts';
import styles from './RoomsPage.module.css';

export type RoomFigures = RoomUtilizationQuery['roomUtilization']['rooms'][number];

/** How full the rooms are: each against the target, over time, with the sessions behind it. */
export default function RoomsPage() {
  const { period, today, show } = usePeriod();
  const [params, setParams] = useSearchParams<{ room?: string }>();
  const read = createRead(
    RoomUtilizationDocument,
    () => ({ firstDay: period().firstDay, lastDay: period().lastDay, by: dividedBy(period().kind) }),
    { areas: ['scheduling', 'equipment', 'studio'] },
  );
  const openRoom = () => read.data()?.roomUtilization.rooms.find((room) => room.id === params.room);
  // The panel shows the room it was opened for while it slides away.
  const [shown, setShown] = createSignal<string>();
  const open = (room: RoomFigures): void => {
    setShown(room.id);
    setParams({ room: room.id });
  };

  return (
    <InsightsPage view="/insights/rooms" tools={<PeriodTools period={period()} today={today()} onInput={show} />}>
      <Loaded read={read}>
        {(data) => {
          const figures = () => data().roomUtilization;
          const fullest = () => Math.max(1, ...figures().rooms.map((room) => room.utilization ?? 0));
          return (
            <Show
              when={figures().rooms.length > 0}
              fallback={
                <EmptyState
                  title="There is no room yet"
                  text="Add the studio's rooms with their opening hours. As soon as they are booked, this page shows how full they are."
                  action={<A href="/rooms">To the rooms</A>}
                />
              }
            >
              <Headline
                title="All rooms"
                share={figures().total.utilization ?? null}
                standing={figures().total.standing}
                target={figures().target}
                unknown="Closed all the time"
                chart={<Sparkline shares={figures().total.periods.map((part) => part.utilization ?? null)} target={figures().target} />}
                amounts={[
                  { label: 'Booked', value: hoursText(figures().total.bookedMinutes) },
                  { label: 'Open', value: hoursText(figures().total.availableMinutes) },
                ]}
                freshness={<Freshness changesBehind={figures().computed.changesBehind ?? null} refetch={read.refetch} />}
              />
              <ul class={styles.rooms}>
                <For each={figures().rooms}>
                  {(room) => (
                    <li>
                      <button type="button" class={styles.room} aria-haspopup="dialog" onClick={() => open(room)}>
                        <span class={styles.name} title={room.name}>
                          {room.name}
                        </span>
                        <span class={styles.share}>{room.utilization == null ? '–' : format().percent(room.utilization)}</span>
                        <span class={styles.mark}>
                          <StandingMark standing={room.standing} unknown="Closed" />
                        </span>
                        <span class={styles.bar}>
                          <TargetBar share={room.utilization ?? null} target={figures().target} standing={room.standing} full={fullest()} />
                        </span>
                        <span class={styles.spark}>
                          <Sparkline shares={room.periods.map((part) => part.utilization ?? null)} target={figures().target} />
                        </span>
                        <span class={styles.hours}>{bookedOfOpen(room)}</span>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
              <p class={styles.note}>
                Booked are confirmed, running and completed sessions, with setup and teardown if the studio counts them, also outside
                opening hours: a room may pass 100%. Open are the opening hours less closures and maintenance. Days to come count with what
                is booked so far.
              </p>
            </Show>
          );
        }}
      </Loaded>
      <RoomPanel
        room={openRoom() ?? read.data()?.roomUtilization.rooms.find((room) => room.id === shown())}
        open={openRoom() !== undefined}
        period={period()}
        onClose={() => setParams({ room: undefined })}
      />
    </InsightsPage>
  );
}
