import { createSignal, For, Show } from 'solid-js';
import { LATE_AFTER_MINUTES } from '../../domain/scheduling/lateness-rules.ts';
import { plusMinutes } from '../../domain/kernel/time-range.ts';
import type { BookingDetailFragment, Role } from '../graphql/generated/graphql.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { StateShape } from '../ui/StateMark.tsx';
import { createActs } from './act.ts';
import { MoveBookingsDocument, ReportLateDocument } from './hold-mutations.ts';
import { mayRun } from './may.ts';
import styles from './Delay.module.css';

type Way = NonNullable<BookingDetailFragment['delayWays']>[number];

/** Minutes by which people say that they are late. */
const LATE_BY = [5, 10, 15, 30, 45, 60];
const HOUR = 3_600_000;
/** A delay is told on the day itself; earlier it is another date. */
const SOON = 12 * HOUR;

/** How late a session runs, whom that keeps waiting, and the ways out; before it begins, the way to say that it is late. */
export function Delay(props: { booking: BookingDetailFragment; role: Role; onDone: () => Promise<void> }) {
  const acts = createActs(props.onDone);
  const [taking, setTaking] = createSignal<Way | null>(null);
  const delay = () => props.booking.delay;
  const until = (): number => Date.parse(props.booking.startsAt) - +minute();
  const mayTell = (): boolean =>
    props.booking.state === 'confirmed' && mayRun(props.role) && until() < SOON && +minute() < Date.parse(props.booking.endsAt);

  /** From the planned beginning, or from now once that has passed. */
  const expected = (minutes: number): Date => {
    const planned = new Date(props.booking.startsAt);
    return plusMinutes(planned > minute() ? planned : minute(), minutes);
  };
  const tell = (at: Date | null): void =>
    void acts.run(
      'late',
      ReportLateDocument,
      { input: { bookingId: props.booking.id, expectedStartAt: at?.toISOString() ?? null } },
      at ? `${props.booking.title} is expected at ${format().time(at)}.` : `${props.booking.title} is expected on time.`,
    );
  const take = async (way: Way): Promise<void> => {
    setTaking(way);
    const moves = way.moves.map(({ bookingId, startsAt, endsAt, roomId, fromRoomId }) => ({
      bookingId,
      startsAt,
      endsAt,
      roomId,
      fromRoomId,
    }));
    await acts.run('way', MoveBookingsDocument, { input: { moves } }, 'The schedule is changed.');
    setTaking(null);
  };

  return (
    <Show when={delay() || mayTell()}>
      <section class={styles.delay} aria-label="Running late" data-late={delay() ? '' : undefined}>
        <Show when={delay()}>
          {(late) => (
            <>
              <p class={styles.head}>
                <StateShape shape="triangle" tone="amber" />
                <b>{headline(late(), props.booking)}</b>
              </p>
              <Show
                when={late().hits.length > 0}
                fallback={
                  <p>
                    {late().cause === 'runs_over'
                      ? 'Nobody waits for it yet.'
                      : `It ends ${format().time(late().endsAt)} then, and keeps nobody waiting.`}
                  </p>
                }
              >
                <ul>
                  <For each={late().hits}>
                    {(hit) => (
                      <li>
                        <b>{hit.title}</b> at {format().time(hit.startsAt)} waits {hit.minutes} min
                        <small>{hit.shares.join(', ')}</small>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={props.booking.delayWays?.length}>
                <div class={styles.ways}>
                  <For each={props.booking.delayWays!}>
                    {(way) => (
                      <button
                        type="button"
                        disabled={acts.busy() !== null}
                        data-busy={taking() === way ? '' : undefined}
                        onClick={() => void take(way)}
                      >
                        <b>{wayHeadline(way, props.booking)}</b>
                        <small>{wayDetail(way, props.booking)}</small>
                      </button>
                    )}
                  </For>
                </div>
              </Show>
            </>
          )}
        </Show>
        <Show when={mayTell()}>
          <div class={styles.acts}>
            <Menu
              label="Say that it runs late"
              placement="bottom-start"
              items={LATE_BY.map((minutes) => ({
                label: `${minutes} minutes`,
                note: `Expected ${format().time(expected(minutes))}`,
                onSelect: () => tell(expected(minutes)),
              }))}
            >
              {props.booking.expectedStartAt ? 'Later still' : 'Running late'}
            </Menu>
            <Show when={props.booking.expectedStartAt}>
              <Button busy={acts.busy() === 'late'} onClick={() => tell(null)}>
                On time after all
              </Button>
            </Show>
          </div>
        </Show>
      </section>
    </Show>
  );
}

function headline({ cause, lateMinutes, startsAt }: NonNullable<BookingDetailFragment['delay']>, booking: BookingDetailFragment): string {
  if (cause === 'expected_late') return `Expected ${format().time(startsAt)}, ${lateMinutes} min late`;
  if (cause === 'runs_over')
    return `${lateMinutes < 1 ? 'Less than a minute' : `${lateMinutes} min`} over, ended ${format().time(booking.endsAt)}`;
  return lateMinutes >= LATE_AFTER_MINUTES ? `${lateMinutes} min late, nobody has come` : 'Should have begun';
}

const own = (way: Way, booking: BookingDetailFragment) => way.moves.find(({ bookingId }) => bookingId === booking.id)!;
const others = (way: Way, booking: BookingDetailFragment) => way.moves.filter(({ bookingId }) => bookingId !== booking.id);

function wayHeadline(way: Way, booking: BookingDetailFragment): string {
  const { endsAt } = own(way, booking);
  if (way.kind === 'keep_end') return `Shorten: end at ${format().time(endsAt)} as planned`;
  if (way.kind === 'keep_length') return `Extend to ${format().time(endsAt)}`;
  const titles = others(way, booking).map(({ bookingId }) => booking.delay?.hits.find(({ id }) => id === bookingId)?.title ?? 'the next');
  return way.kind === 'move_next' ? `Move ${titles.join(' and ')} later` : `${titles[0]} goes to ${way.roomName}`;
}

function wayDetail(way: Way, booking: BookingDetailFragment): string {
  const mine = own(way, booking);
  const minutes = Math.round((Date.parse(mine.endsAt) - Date.parse(mine.startsAt)) / 60_000);
  const range = format().timeRange(mine.startsAt, mine.endsAt);
  if (way.kind === 'keep_end') return `${range}, ${minutes} minutes`;
  if (way.kind === 'keep_length') return range;
  const [next] = others(way, booking);
  return way.kind === 'move_next'
    ? `to ${format().timeRange(next!.startsAt, next!.endsAt)}; this one ${range}`
    : `same time; this one ${range}`;
}
