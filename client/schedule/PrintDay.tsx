import { createMemo, For, Show } from 'solid-js';
import { useSearchParams } from '@solidjs/router';
import { dayAt, plusDays, rangeOfDay } from '../../domain/kernel/zone.ts';
import { occupied } from '../../domain/scheduling/booking-rules.ts';
import { overlaps } from '../../domain/kernel/time-range.ts';
import { member } from '../app/viewer.ts';
import { graphql } from '../graphql/generated/gql.ts';
import type { PrintedDayQuery } from '../graphql/generated/graphql.ts';
import { createRead } from '../graphql/read.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { STATE_WORDS } from './schedule-words.ts';
import styles from './PrintDay.module.css';

const PrintedDayDocument = graphql(`
  query PrintedDay($from: Date!, $to: Date!) {
    schedule(from: $from, to: $to) {
      rooms {
        id
        name
      }
      bookings {
        id
        title
        state
        startsAt
        endsAt
        setupMinutes
        teardownMinutes
        roomIds
        people {
          id
          name
          duty
        }
        openRoles
        gear
        short
        clientName
        projectName
      }
      closures {
        id
        title
        kind
        startsAt
        endsAt
        resourceIds
      }
    }
  }
`);

type Printed = PrintedDayQuery['schedule'];
type PrintedSession = Printed['bookings'][number];

/** A day on paper: what each room does, who is there with what, and room for what is written by hand. */
export default function PrintDay() {
  const [params] = useSearchParams<{ day: string }>();
  const zone = (): string => format().place.zone;
  const day = createMemo(() =>
    typeof params.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(params.day) ? params.day : dayAt(minute(), zone()),
  );
  const printed = createRead(PrintedDayDocument, () => ({ from: day(), to: plusDays(day(), 1) }), { areas: ['scheduling'] });
  const range = () => rangeOfDay(day(), zone());
  const schedule = (): Printed | undefined => printed.data()?.schedule;
  const sessionsIn = (roomId: string): PrintedSession[] =>
    (schedule()?.bookings ?? [])
      .filter(
        (one) => one.roomIds.includes(roomId) && overlaps({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, range()),
      )
      .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const elsewhere = (): PrintedSession[] => (schedule()?.bookings ?? []).filter(({ roomIds }) => roomIds.length === 0);
  const closedIn = (roomId: string) => (schedule()?.closures ?? []).filter(({ resourceIds }) => resourceIds.includes(roomId));
  const title = (): string => format().day(new Date(`${day()}T12:00:00Z`));

  return (
    <Page
      title={`Print: ${title()}`}
      actions={
        <Button look="primary" onClick={() => print()}>
          Print
        </Button>
      }
    >
      <Show
        when={schedule()}
        fallback={
          <Show when={printed.failure()} fallback={<Skeleton lines={8} />}>
            {(error) => <ErrorPanel error={error()} />}
          </Show>
        }
      >
        <article class={styles.paper}>
          <header>
            <h2>{title()}</h2>
            <p>
              {member().studio.name} · as of {format().dateTime(minute())}
            </p>
          </header>
          <For each={schedule()!.rooms}>
            {(room) => (
              <section>
                <h3>{room.name}</h3>
                <For each={closedIn(room.id)}>
                  {(block) => (
                    <p class={styles.closed}>
                      {block.title || block.kind.replaceAll('_', ' ')}, {format().timeRange(block.startsAt, block.endsAt)}
                    </p>
                  )}
                </For>
                <Show when={sessionsIn(room.id).length > 0} fallback={<p class={styles.nothing}>Nothing booked.</p>}>
                  <Sessions sessions={sessionsIn(room.id)} />
                </Show>
              </section>
            )}
          </For>
          <Show when={elsewhere().length > 0}>
            <section>
              <h3>Without a room</h3>
              <Sessions sessions={elsewhere()} />
            </section>
          </Show>
        </article>
      </Show>
    </Page>
  );
}

const Sessions = (props: { sessions: readonly PrintedSession[] }) => (
  <table>
    <thead>
      <tr>
        <th>Time</th>
        <th>Session</th>
        <th>Who</th>
        <th>Gear</th>
      </tr>
    </thead>
    <tbody>
      <For each={props.sessions}>{(session) => <SessionRow session={session} />}</For>
    </tbody>
  </table>
);

function SessionRow(props: { session: PrintedSession }) {
  const taken = () =>
    occupied({
      startsAt: new Date(props.session.startsAt),
      endsAt: new Date(props.session.endsAt),
      setupMinutes: props.session.setupMinutes,
      teardownMinutes: props.session.teardownMinutes,
    });
  const around = (): string =>
    [
      props.session.setupMinutes > 0 && `setup ${format().time(taken().startsAt)}`,
      props.session.teardownMinutes > 0 && `clear ${format().time(taken().endsAt)}`,
    ]
      .filter(Boolean)
      .join(', ');
  const who = (): string[] => [
    ...props.session.people.map(({ name, duty }) => (duty ? `${name}, ${duty}` : name)),
    ...props.session.openRoles.map((skill) => `${skill}: nobody yet`),
  ];
  return (
    <tr>
      <td>
        <b>{format().timeRange(props.session.startsAt, props.session.endsAt)}</b>
        <small>{around()}</small>
      </td>
      <td>
        <b>{props.session.title ?? 'Taken'}</b>
        <small>
          {[
            props.session.clientName,
            props.session.projectName,
            props.session.state === 'confirmed' ? '' : STATE_WORDS[props.session.state],
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </td>
      <td>
        <For each={who()}>{(line) => <div>{line}</div>}</For>
      </td>
      <td>
        <For each={props.session.gear}>{(line) => <div>{line}</div>}</For>
        <Show when={props.session.short}>
          <small>short of gear</small>
        </Show>
      </td>
    </tr>
  );
}
