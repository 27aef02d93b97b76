import { withScheduleNews } from '../../domain/scheduling/schedule-news-rules.ts';
import type { HoursException } from '../../domain/scheduling/house/hours-rules.ts';
import type { BookingProgress } from '../../domain/scheduling/booking-rules.ts';
import type { ScheduleSubscription } from '../graphql/generated/graphql.ts';

export type ScheduleNews = ScheduleSubscription['schedule'];
/** With its exceptions as the shared rules know them. */
export type Room = Omit<ScheduleNews['rooms'][number], 'exceptions'> & { exceptions: readonly HoursException[] };
type Wired<Record, Dates extends keyof Record> = Omit<Record, Dates> & {
  [Key in Dates]: null extends Record[Key] ? Date | null : Date;
};

/** A session with its moments as such: the rules that say where it stands take it as it is. */
type Moments = 'startsAt' | 'endsAt' | 'checkedInAt' | 'endedAt' | 'createdAt' | 'holdExpiresAt' | 'challengeEndsAt' | 'expectedStartAt';
export type Session = Wired<ScheduleNews['bookings'][number], Moments> & BookingProgress;
export type Block = Wired<ScheduleNews['closures'][number], 'startsAt' | 'endsAt'>;
export type Checkout = Wired<ScheduleNews['checkouts'][number], 'outAt' | 'dueAt' | 'returnedAt'>;

export interface Picture {
  /** Days that it knows. */
  startsAt: Date;
  endsAt: Date;
  rooms: readonly Room[];
  bookings: readonly Session[];
  closures: readonly Block[];
  checkouts: readonly Checkout[];
  /** Sessions that the last news told of; none after a whole reading. */
  told: readonly Session[];
}

/** The pure reducer of the schedule's stream: a whole reading replaces everything, news what they name. */
export function applyNews(before: Picture | undefined, news: ScheduleNews): Picture {
  const told = news.bookings.map(sessionOf);
  const lists = withScheduleNews(before, {
    rooms: news.rooms.map(roomOf),
    bookings: told,
    closures: news.closures.map(blockOf),
    checkouts: news.checkouts.map(checkoutOf),
    fresh: news.fresh,
    removed: news.removed,
  });
  return {
    ...lists,
    rooms: lists.rooms === before?.rooms ? lists.rooms : [...lists.rooms].sort(inOrder),
    startsAt: new Date(news.startsAt),
    endsAt: new Date(news.endsAt),
    told: news.fresh ? [] : told,
  };
}

const inOrder = (a: Room, b: Room): number => a.position - b.position || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
/** The wire leaves null fields open; the rules want them said. */
const roomOf = (room: ScheduleNews['rooms'][number]): Room => ({
  ...room,
  exceptions: room.exceptions.map((one) => ({
    ...one,
    roomId: one.roomId ?? null,
    opensMinute: one.opensMinute ?? null,
    closesMinute: one.closesMinute ?? null,
  })),
});

const dateOf = (text: string): Date => new Date(text);
const dateOrNull = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

const sessionOf = (one: ScheduleNews['bookings'][number]): Session => ({
  ...one,
  startsAt: dateOf(one.startsAt),
  endsAt: dateOf(one.endsAt),
  checkedInAt: dateOrNull(one.checkedInAt),
  endedAt: dateOrNull(one.endedAt),
  createdAt: dateOf(one.createdAt),
  holdExpiresAt: dateOrNull(one.holdExpiresAt),
  challengeEndsAt: dateOrNull(one.challengeEndsAt),
  expectedStartAt: dateOrNull(one.expectedStartAt),
});
const blockOf = (one: ScheduleNews['closures'][number]): Block => ({ ...one, startsAt: dateOf(one.startsAt), endsAt: dateOf(one.endsAt) });
const checkoutOf = (one: ScheduleNews['checkouts'][number]): Checkout => ({
  ...one,
  outAt: dateOf(one.outAt),
  dueAt: dateOf(one.dueAt),
  returnedAt: dateOrNull(one.returnedAt),
});
