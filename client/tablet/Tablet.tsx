import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import type { Board, BoardSession } from '../../domain/board/board.ts';
import { roomTileAt } from '../../domain/board/room-tile-rules.ts';
import { plusMinutes } from '../../domain/kernel/time-range.ts';
import { isFirm } from '../../domain/scheduling/booking-states.ts';
import { Shape } from '../board/Shape.tsx';
import { staleWords } from '../board/stale-words.ts';
import { doubted, LOOK, tileWords } from '../board/tile-words.ts';
import { wallFormat } from '../board/wall-format.ts';
import type { Standing } from '../live/stream-state.ts';
import { minute, now } from '../time/clock.ts';
import { Fault } from './Fault.tsx';
import { act, type Act, type Clash, type TabletFacts } from './tablet-documents.ts';
import '../styles/tones.css';
import styles from './tablet.module.css';

/** From this age on, what happens in the room is only what was planned. */
const DOUBT_AFTER = 5 * 60_000;
/** Somebody may come early. */
const EARLY_MINUTES = 60;
const LATE_BY = [5, 10, 15, 30];
const EXTEND_BY = [15, 30];
const SAID_FOR = 12_000;

/** One room, now and next, for a tablet at its door: what goes on, and the few acts that people in front of it need. */
export function Tablet(props: {
  board: Board;
  standing: Standing;
  staleSince: Date | null;
  roomId: string;
  facts: TabletFacts | null;
  /** Inside the app: the way back to the rooms. */
  back?: string;
}) {
  const [busy, setBusy] = createSignal<string | null>(null);
  const [said, setSaid] = createSignal<{ text: string; problem: boolean } | null>(null);
  const [faulty, setFaulty] = createSignal(false);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(quiet));

  const format = createMemo(() => wallFormat(props.board.studio.offsets));
  const room = () => props.board.rooms.find(({ id }) => id === props.roomId);
  const tile = createMemo(() => (room() ? roomTileAt(room()!, props.board.sessions, minute()) : null));
  const words = createMemo(() => tile() && tileWords(tile()!, minute(), format()));
  const doubtful = (): boolean => !!props.staleSince && +minute() - +props.staleSince >= DOUBT_AFTER;
  const firm = (session: BoardSession | null | undefined): BoardSession | null => (session && isFirm(session.state) ? session : null);
  const running = () => (firm(tile()?.current)?.state === 'in_session' ? firm(tile()!.current) : null);
  /** Who is expected: the one that should begin or is set up for, or the next when it begins soon. */
  const awaited = createMemo((): BoardSession | null => {
    if (running()) return null;
    const current = firm(tile()?.current);
    if (current?.state === 'confirmed') return current;
    const next = firm(tile()?.next);
    return next && +next.startsAt - +minute() <= EARLY_MINUTES * 60_000 ? next : null;
  });
  const gear = () => {
    const session = running() ?? awaited();
    return session ? (props.facts?.gear ?? []).filter(({ sessionId }) => sessionId === session.id) : [];
  };
  const late = (session: BoardSession, minutes: number): Date => {
    const base = session.startsAt > minute() ? session.startsAt : minute();
    return plusMinutes(base, minutes);
  };

  function say(text: string, problem = false): void {
    clearTimeout(quiet);
    setSaid({ text, problem });
    quiet = setTimeout(() => setSaid(null), SAID_FOR);
  }

  /** Named as the board names it, client and all, where it shows that. */
  function takenBy({ resourceName, what, bookingId, startsAt, endsAt }: Clash): string {
    const client = bookingId && props.board.sessions.find(({ id }) => id === bookingId)?.clientName;
    const time = (at: string): string => format().timeNear(new Date(at), minute());
    return `${resourceName} is taken by ${what}${client ? ` for ${client}` : ''} from ${time(startsAt)} to ${time(endsAt)}.`;
  }

  async function run(name: string, which: Act, input: object, done: string): Promise<boolean> {
    if (busy()) return false;
    setBusy(name);
    try {
      const refusal = await act(which, input);
      if (!refusal) say(done);
      else {
        const [clash] = refusal.clashes ?? [];
        say(clash ? takenBy(clash) : refusal.message!, true);
      }
      return !refusal;
    } catch {
      say('Not sent: the studio cannot be reached. Try again in a moment.', true);
      return false;
    } finally {
      setBusy(null);
    }
  }

  return (
    <main
      class={styles.tablet}
      data-state={tile()?.state}
      data-tone={tile() ? LOOK[tile()!.state].tone : 'closed'}
      aria-label={room()?.name}
    >
      <header class={styles.head}>
        <Show when={props.back} fallback={<h1>{room()?.name ?? 'Room'}</h1>}>
          <a href={props.back} aria-label="All rooms">
            <h1>{room()?.name ?? 'Room'}</h1>
          </a>
        </Show>
        <span class={styles.live} data-standing={props.standing}>
          <Shape mark={props.standing === 'live' ? 'disc' : props.standing === 'offline' ? 'triangle' : 'half'} />
          {props.standing === 'live' || !props.staleSince
            ? 'Live'
            : props.standing === 'offline'
              ? `Not live, ${staleWords(props.staleSince, now(), format())}`
              : 'Catching up'}
        </span>
        <time datetime={minute().toISOString()}>{format().time(minute())}</time>
      </header>

      <Show when={words()} fallback={<p class={styles.gone}>This room is not there any more.</p>}>
        {(told) => (
          <>
            <section class={styles.now} aria-label="Now" data-doubtful={doubtful() ? '' : undefined}>
              <p class={styles.state}>
                <Shape mark={LOOK[tile()!.state].mark} />
                {doubtful() ? doubted(told().state) : told().state}
              </p>
              <p class={styles.count}>
                <b>{doubtful() ? '–' : told().count || '–'}</b>
                <small>{doubtful() ? '' : told().countOf}</small>
              </p>
              <div class={styles.bar} aria-hidden="true">
                <i style={{ width: `${doubtful() ? 0 : tile()!.progress * 100}%` }} />
              </div>
              <h2>{told().title}</h2>
              <p class={styles.detail}>{told().detail}</p>
            </section>

            <p class={styles.next}>
              {told().next.before} <b>{told().next.name}</b> {told().next.after}
            </p>

            <Show when={props.facts?.mayAct}>
              <section class={styles.acts} aria-label="Acts">
                <Show when={running()}>
                  {(session) => (
                    <>
                      <For each={EXTEND_BY}>
                        {(minutes) => (
                          <button
                            type="button"
                            data-busy={busy() === `extend ${minutes}` ? '' : undefined}
                            onClick={() =>
                              void run(
                                `extend ${minutes}`,
                                'extend',
                                {
                                  bookingId: session().id,
                                  endsAt: plusMinutes(session().endsAt > minute() ? session().endsAt : minute(), minutes).toISOString(),
                                },
                                `Extended by ${minutes} minutes.`,
                              )
                            }
                          >
                            +{minutes} min
                          </button>
                        )}
                      </For>
                      <button
                        type="button"
                        data-look="primary"
                        data-wide=""
                        data-busy={busy() === 'end' ? '' : undefined}
                        onClick={() =>
                          void run('end', 'end', { bookingId: session().id }, `${session().title ?? 'The session'} has ended.`)
                        }
                      >
                        End session
                      </button>
                    </>
                  )}
                </Show>
                <Show when={awaited()}>
                  {(session) => (
                    <>
                      <button
                        type="button"
                        data-look="primary"
                        data-wide=""
                        data-busy={busy() === 'check in' ? '' : undefined}
                        onClick={() =>
                          void run('check in', 'checkIn', { bookingId: session().id }, `${session().title ?? 'The session'} has begun.`)
                        }
                      >
                        Check in <small>{session().title ?? format().time(session().startsAt)}</small>
                      </button>
                      <p class={styles.label}>Running late by</p>
                      <For each={LATE_BY}>
                        {(minutes) => (
                          <button
                            type="button"
                            data-quarter=""
                            data-busy={busy() === `late ${minutes}` ? '' : undefined}
                            aria-label={`Running late by ${minutes} minutes, expected ${format().time(late(session(), minutes))}`}
                            onClick={() =>
                              void run(
                                `late ${minutes}`,
                                'late',
                                { bookingId: session().id, expectedStartAt: late(session(), minutes).toISOString() },
                                `Expected at ${format().time(late(session(), minutes))}.`,
                              )
                            }
                          >
                            {minutes}
                          </button>
                        )}
                      </For>
                    </>
                  )}
                </Show>
                <Show when={gear().length > 0}>
                  <button type="button" data-wide="" onClick={() => setFaulty(true)}>
                    Report a gear fault
                  </button>
                </Show>
                {/* The preparation list of the session that is expected stands here. */}
                <Show when={!running() && !awaited()}>
                  <p class={styles.label}>Nothing to check in within the hour.</p>
                </Show>
              </section>
            </Show>
          </>
        )}
      </Show>

      <p class={styles.said} role="status" data-problem={said()?.problem ? '' : undefined} data-shown={said() ? '' : undefined}>
        {said()?.text}
      </p>
      <Show when={faulty()}>
        <Fault
          gear={gear()}
          busy={busy() === 'fault'}
          onClose={() => setFaulty(false)}
          onReport={async (unitId, name, description) => {
            if (await run('fault', 'fault', { unitId, description }, `${name} is out of use; the session gets another where one is free.`))
              setFaulty(false);
          }}
        />
      </Show>
    </main>
  );
}
