import { sortedHours, type OpenHours } from '../../domain/scheduling/room-rules.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const clock = (minute: number): string => {
  const within = minute % 1_440;
  // A day that ends at midnight ends at 24:00.
  if (minute === 1_440) return '24:00';
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};
const times = (hours: readonly OpenHours[]): string =>
  hours.map(({ opensMinute, closesMinute }) => `${clock(opensMinute)}–${clock(closesMinute)}`).join(', ');

/** Opening hours as people say them: `Mon–Fri 09:00–18:00, Sat 10:00–14:00`; days with the same hours are drawn together. */
export function hoursText(hours: readonly OpenHours[]): string {
  if (hours.length === 0) return 'Always open';
  const byDay = WEEKDAYS.map((_, index) => times(sortedHours(hours).filter(({ weekday }) => weekday === index + 1)));
  const parts: string[] = [];
  for (let from = 0; from < 7; from += 1) {
    if (byDay[from] === '') continue;
    let to = from;
    while (to < 6 && byDay[to + 1] === byDay[from]) to += 1;
    const days = to === from ? short(from) : `${short(from)}–${short(to)}`;
    parts.push(`${days} ${byDay[from]}`);
    from = to;
  }
  return parts.join(', ');
}

const short = (index: number): string => WEEKDAYS[index]!.slice(0, 3);
