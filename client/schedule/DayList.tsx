import { createMemo, For, Show } from 'solid-js';
import { phaseAt } from '../../domain/scheduling/booking-rules.ts';
import { gaps } from '../../domain/kernel/time-range.ts';
import { minute } from '../time/clock.ts';
import { format, hours } from '../time/format.ts';
import { StateShape } from '../ui/StateMark.tsx';
import { closedIn } from './columns.ts';
import { useDesk } from './desk.ts';
import type { Entry } from './rows.ts';
import { useSchedule } from './schedule-state.ts';
import { blockTitle, BLOCK_WORDS, cardLine, cardTitle, PHASE_WORDS, STATE_MARK, STATE_WORDS } from './schedule-words.ts';
import { SessionMarks } from './SessionMarks.tsx';
import styles from './DayList.module.css';

const LEAST = 30;

/** A day on a phone: each room with what stands in it, and what is free between. */
export function DayList(props: { onBook: (rowId: string, startsAt: number, endsAt: number) => void }) {
  const schedule = useSchedule();
  return (
    <div class={styles.list} data-loading={schedule.known() ? undefined : ''}>
      <For each={schedule.rows()}>{(row) => <RoomDay id={row.id} onBook={props.onBook} />}</For>
    </div>
  );
}

function RoomDay(props: { id: string; onBook: (rowId: string, startsAt: number, endsAt: number) => void }) {
  const schedule = useSchedule();
  const row = () => schedule.rows().find(({ id }) => id === props.id);
  const column = () => schedule.columns()[0]!;
  const entries = createMemo((): Entry[] =>
    [
      ...new Map(
        (schedule.places().get(props.id) ?? []).filter(({ segment }) => segment.column === 0).map(({ entry }) => [entry.id, entry]),
      ).values(),
    ].sort((a, b) => +a.startsAt - +b.startsAt),
  );
  const free = createMemo(() => {
    if (!schedule.mayPlan()) return [];
    const { startsAt, endsAt } = column();
    const length = endsAt - startsAt;
    const closed = closedIn(column(), row()?.openingHours ?? [], schedule.zone(), row()?.exceptions).map(({ from, to }) => ({
      startsAt: new Date(startsAt + from * length),
      endsAt: new Date(startsAt + to * length),
    }));
    const from = new Date(Math.max(startsAt, Math.ceil(+minute() / 900_000) * 900_000));
    if (+from >= endsAt) return [];
    const taken = entries().filter((entry) => entry.type !== 'session' || !['inquiry', 'hold', 'tentative'].includes(entry.session.state));
    return gaps({ startsAt: from, endsAt: new Date(endsAt) }, [...closed, ...taken]).filter(
      (gap) => +gap.endsAt - +gap.startsAt >= LEAST * 60_000,
    );
  });
  const lines = createMemo(() =>
    [
      ...entries().map((entry) => ({ at: +entry.startsAt, entry, gap: null })),
      ...free().map((gap) => ({ at: +gap.startsAt, entry: null, gap })),
    ].sort((a, b) => a.at - b.at),
  );
  return (
    <section class={styles.room}>
      <h2>
        {row()?.name} <small>{row()?.note}</small>
      </h2>
      <Show when={lines().length > 0} fallback={<p class={styles.nothing}>Closed today.</p>}>
        <ul>
          <For each={lines()}>
            {(line) => (
              <li>
                <Show
                  when={line.entry}
                  fallback={
                    <FreeLine startsAt={line.gap!.startsAt} endsAt={line.gap!.endsAt} onBook={(...at) => props.onBook(props.id, ...at)} />
                  }
                >
                  {(entry) => <EntryLine entry={entry()} />}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

function FreeLine(props: { startsAt: Date; endsAt: Date; onBook: (startsAt: number, endsAt: number) => void }) {
  return (
    <button
      type="button"
      class={styles.free}
      onClick={() => props.onBook(+props.startsAt, Math.min(+props.endsAt, +props.startsAt + 3_600_000))}
    >
      <span>{format().timeRange(props.startsAt, props.endsAt)}</span>
      <small>free, {hours((+props.endsAt - +props.startsAt) / 60_000)} h · book</small>
    </button>
  );
}

function EntryLine(props: { entry: Entry }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const session = () => (props.entry.type === 'session' ? props.entry.session : null);
  const open = (): void => {
    const { entry } = props;
    if (entry.type === 'session' && entry.session.title !== null) desk.visit(entry.id);
    else if (entry.type === 'block') desk.open({ kind: 'block', id: entry.id });
  };
  const head = (): string => {
    const { entry } = props;
    if (entry.type === 'session') return cardTitle(entry.session, schedule.holdRank(entry.session));
    return entry.type === 'block' ? blockTitle(entry.block) : entry.checkout.holderName;
  };
  const detail = (): string => {
    const { entry } = props;
    if (entry.type === 'session') return cardLine(entry.session, format());
    return entry.type === 'block' ? `${format().timeRange(entry.startsAt, entry.endsAt)} · ${BLOCK_WORDS[entry.block.kind] ?? ''}` : 'out';
  };
  const phase = () => (session() ? PHASE_WORDS[phaseAt(session()!, minute())] : undefined);
  return (
    <button
      type="button"
      class={styles.entry}
      data-state={session()?.state ?? props.entry.type}
      data-flash={desk.flashing().has(props.entry.id) ? '' : undefined}
      onClick={open}
    >
      <b>{head()}</b>
      <small>{detail()}</small>
      <Show when={session()}>
        {(one) => (
          <span class={styles.state}>
            <StateShape {...STATE_MARK[one().state]} /> {STATE_WORDS[one().state]}
            <Show when={phase()}>{(words) => <> · {words()}</>}</Show>
            <Show when={one().short}> · short of gear</Show>
            <SessionMarks id={one().id} />
          </span>
        )}
      </Show>
    </button>
  );
}
