import { format } from '../time/format.ts';

const CLOSING = 18;

/** Six in the evening of a day counted from today: how people think of “due back”. */
const evening = (now: Date, days: number): string =>
  format().at(now).plus({ days }).set({ hour: CLOSING, minute: 0, second: 0, millisecond: 0 }).toUTC().toISO()!;

/** Today’s evening, or tomorrow’s when that is less than an hour away. */
export const dueByDefault = (now: Date): string => evening(now, format().at(now).hour < CLOSING - 1 ? 0 : 1);

export const inDays = evening;
