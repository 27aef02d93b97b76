import { createMemo, For } from 'solid-js';
import { DateTime } from 'luxon';
import { plusDays, weekdayOf } from '../../domain/kernel/zone.ts';
import { format } from '../time/format.ts';
import type { ExceptionRow } from './hours-documents.ts';
import styles from './Year.module.css';

interface Day {
  day: string;
  number: number;
  exception: ExceptionRow | null;
}

const KINDS = { closed: 'closed', house: 'other hours', room: 'one room' } as const;
const kindOf = ({ roomId, opensMinute }: ExceptionRow): keyof typeof KINDS => (roomId ? 'room' : opensMinute == null ? 'closed' : 'house');

/** The days of a month in weeks from Monday, with nothing before the first. */
function daysOfMonth(year: number, month: number, exceptions: readonly ExceptionRow[]): { before: number; days: Day[] } {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days: Day[] = [];
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = plusDays(day, 1)) {
    const here = exceptions.filter((one) => one.firstDay <= day && day <= one.lastDay);
    // The whole house says more than one room.
    days.push({ day, number: Number(day.slice(8)), exception: here.find(({ roomId }) => !roomId) ?? here[0] ?? null });
  }
  return { before: weekdayOf(first) - 1, days };
}

/** A year of days: those that are closed or open otherwise stand out, and each can be chosen. */
export function Year(props: {
  year: number;
  exceptions: readonly ExceptionRow[];
  today: string;
  mayKeep: boolean;
  onChoose: (day: Day) => void;
}) {
  const months = createMemo(() => Array.from({ length: 12 }, (_one, index) => daysOfMonth(props.year, index + 1, props.exceptions)));
  const name = (month: number): string =>
    DateTime.fromObject({ year: props.year, month }).setLocale(format().place.locale).toFormat('LLLL');
  const spoken = ({ day, exception }: Day): string => {
    const said = exception ? `, ${exception.name}, ${KINDS[kindOf(exception)]}` : '';
    return `${format().calendarDay(day)}${said}`;
  };
  return (
    <div class={styles.year}>
      <For each={months()}>
        {({ before, days }, index) => (
          <section class={styles.month} aria-label={name(index() + 1)}>
            <h2>{name(index() + 1)}</h2>
            <div class={styles.days}>
              <For each={['M', 'T', 'W', 'T', 'F', 'S', 'S']}>{(letter) => <i aria-hidden="true">{letter}</i>}</For>
              <For each={days}>
                {(one, place) => (
                  <button
                    type="button"
                    style={place() === 0 ? { 'grid-column-start': before + 1 } : {}}
                    data-kind={one.exception ? kindOf(one.exception) : undefined}
                    data-today={one.day === props.today ? '' : undefined}
                    disabled={!props.mayKeep && !one.exception}
                    title={one.exception?.name}
                    aria-label={spoken(one)}
                    onClick={() => props.onChoose(one)}
                  >
                    {one.number}
                  </button>
                )}
              </For>
            </div>
          </section>
        )}
      </For>
    </div>
  );
}
