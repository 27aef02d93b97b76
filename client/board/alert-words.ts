import type { Alert, AlertKind } from '../../domain/board/alert-rules.ts';
import type { Mark, Tone } from './Shape.tsx';
import type { WallFormat } from './wall-format.ts';

export const ALERT_LOOK: Record<AlertKind, { mark: Mark; tone: Tone }> = {
  gear_overdue: { mark: 'triangle', tone: 'on-air' },
  blocks_next: { mark: 'triangle', tone: 'on-air' },
  runs_over: { mark: 'triangle', tone: 'on-air' },
  no_show: { mark: 'triangle', tone: 'on-air' },
  late_start: { mark: 'triangle', tone: 'amber' },
  runs_into: { mark: 'triangle', tone: 'amber' },
  expected_late: { mark: 'half', tone: 'amber' },
  nobody: { mark: 'half', tone: 'amber' },
  role_open: { mark: 'half', tone: 'amber' },
  gear_short: { mark: 'half', tone: 'amber' },
  gear_due: { mark: 'half', tone: 'amber' },
  hold_challenged: { mark: 'square', tone: 'hold' },
  maintenance: { mark: 'diamond', tone: 'service' },
  hold: { mark: 'square', tone: 'hold' },
};

/** What an alert says: about what, and when or for how long. */
export function alertWords(alert: Alert, now: Date, format: WallFormat): { about: string; when: string } {
  const { kind, subject, count, at, session, rank, minutes } = alert;
  const named = count > 1 ? `${subject} ×${count}` : subject;
  const when = format.timeNear(at, now);
  const since = sinceWords(Math.floor((+now - +at) / 60_000));
  switch (kind) {
    case 'gear_overdue':
      return { about: named, when: `${since} overdue` };
    case 'blocks_next':
      return { about: `${subject} blocks ${session ? format.time(session.startsAt) : 'the next'}`, when: since };
    case 'runs_over':
      return { about: `${subject} runs over`, when: since };
    case 'no_show':
      return { about: `Nobody came, ${subject}`, when: since };
    case 'late_start':
      return { about: `${subject} not begun`, when: `${since} late` };
    case 'runs_into':
      return { about: `${subject} delays ${session ? format.time(session.startsAt) : 'the next'}`, when: `by ${minutes ?? 0} min` };
    case 'expected_late':
      return { about: `${subject} begins late`, when };
    case 'nobody':
      return { about: `No engineer, ${subject}`, when: +at <= +now ? 'now' : when };
    case 'role_open':
      return { about: `No ${named}`, when: +at <= +now ? 'now' : when };
    case 'gear_short':
      return { about: `Short: ${named}`, when };
    case 'gear_due':
      return { about: named, when: `back ${when}` };
    case 'hold_challenged':
      return { about: `${holdName(session?.state, rank)} challenged, ${subject}`, when: `by ${when}` };
    case 'maintenance':
      return { about: named, when: +at < +now ? `was due ${format.dayNear(at, now) || format.time(at)}` : maintained(at, now, format) };
    case 'hold':
      return { about: `${holdName(session?.state, rank)}, ${subject}`, when: session && +session.startsAt <= +now ? 'now' : when };
  }
}

const holdName = (state: string | undefined, rank: number | null): string =>
  state === 'tentative' ? 'Tentative' : rank && rank > 0 ? `Hold ${rank}` : 'Hold';

const maintained = (at: Date, now: Date, format: WallFormat): string =>
  format.daysFrom(now, at) === 0 ? `back ${format.time(at)}` : format.daysFrom(now, at) === 1 ? 'tomorrow' : format.weekday(at, now);

export const sinceWords = (minutes: number): string => {
  if (minutes < 60) return `${Math.max(1, minutes)} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1_440)} days`;
};
