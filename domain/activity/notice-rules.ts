import type { Instant } from '../kernel/clock.ts';

/** Whom a change concerns, beside those who made it: they know. */
export type Concerned =
  /** Whoever booked it, or the coordinators when that was nobody who signs in. */
  | 'booker'
  /** The people who were or are on it. */
  | 'crew'
  /** The crew and the bookers of the sessions that it keeps waiting. */
  | 'kept_waiting'
  /** Whoever runs the facility. */
  | 'heads';

/** What a notice is made of: small facts, written down when it is told. */
export interface NoticeParts {
  title: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Who did it. */
  by: string;
  /** The session because of which it happened. */
  because: string | null;
  rank: number | null;
  /** By when somebody must decide, or when it will really begin. */
  until: Instant | null;
  /** Rooms, as names. */
  rooms: string[];
  /** Of a session that waits: which one runs late, and how long it takes. */
  minutes: number | null;
}

/** How a notice writes moments, in the studio's zone. */
export interface NoticeFormat {
  /** Tue 20 May, 14:00–16:00 */
  range(startsAt: Instant, endsAt: Instant): string;
  /** Tue 20 May, 14:00 */
  moment(at: Instant): string;
  /** 14:00 */
  time(at: Instant): string;
}

export interface NoticeKind {
  to: readonly Concerned[];
  title(parts: NoticeParts): string;
  text(parts: NoticeParts, format: NoticeFormat): string;
}

const ORDINALS = ['first', 'second', 'third'];
const ordinal = (rank: number | null): string => (rank === null ? '' : (ORDINALS[rank - 1] ?? `${rank}th`));
const where = ({ startsAt, endsAt, rooms }: NoticeParts, format: NoticeFormat): string =>
  [format.range(startsAt, endsAt), rooms.join(', ')].filter(Boolean).join(', ');

/**
 * What of the log becomes a notice: by what happened to a session, whom it concerns and in what words. A new one is a line here;
 * what it needs to know beyond the session comes from the change (notices.ts, partsOf).
 */
export const NOTICE_KINDS: Readonly<Record<string, NoticeKind>> = {
  hold_promoted: {
    to: ['booker'],
    title: ({ title, rank }) => `${title} is now the ${ordinal(rank)} hold`,
    text: (parts, format) => `${where(parts, format)}.${parts.because ? ` ${parts.because} made way.` : ''}`,
  },
  hold_challenged: {
    to: ['booker'],
    title: ({ title }) => `${title} was challenged`,
    text: ({ because, until }, format) =>
      `${because ?? 'Another hold'} wants the slot. Confirm it${until ? ` by ${format.moment(until)}` : ''}, or it is released.`,
  },
  challenge_ends_soon: {
    to: ['booker'],
    title: ({ title }) => `Decide on ${title}`,
    text: ({ until }, format) =>
      `It was challenged, and is released${until ? ` at ${format.moment(until)}` : ' soon'} unless it is confirmed.`,
  },
  challenge_lifted: {
    to: ['booker'],
    title: ({ title }) => `${title} is no longer challenged`,
    text: (parts, format) => `${where(parts, format)}. Nobody waits for a decision any more.`,
  },
  hold_forfeited: {
    to: ['booker'],
    title: ({ title }) => `${title} was released`,
    text: (parts, format) => `${where(parts, format)}. It was challenged and not confirmed in time.`,
  },
  hold_settled: {
    to: ['booker'],
    title: ({ title }) => `${title} was released`,
    text: (parts, format) => `${where(parts, format)}. ${parts.because ?? 'Another session'} is confirmed.`,
  },
  hold_expired: {
    to: ['booker'],
    title: ({ title }) => `${title} has lapsed`,
    text: (parts, format) => `The hold of ${where(parts, format)} was not confirmed in time.`,
  },
  waitlist_offered: {
    to: ['booker'],
    title: ({ title }) => `${title} is offered a slot`,
    text: (parts, format) =>
      `${where(parts, format)}. It is kept${parts.until ? ` until ${format.moment(parts.until)}` : ''}: ask who waits.`,
  },
  series_slot_free: {
    to: ['booker'],
    title: ({ title }) => `A skipped date of ${title} is free`,
    text: (parts, format) => `${where(parts, format)}. The series can have it back.`,
  },
  confirmed: {
    to: ['booker', 'crew'],
    title: ({ title }) => `${title} is confirmed`,
    text: (parts, format) => `${where(parts, format)}. Confirmed by ${parts.by}.`,
  },
  moved: {
    to: ['crew'],
    title: ({ title }) => `${title} was moved`,
    text: (parts, format) => `It is now ${where(parts, format)}. Moved by ${parts.by}.`,
  },
  cancelled: {
    to: ['booker', 'crew'],
    title: ({ title }) => `${title} was called off`,
    text: (parts, format) => `${where(parts, format)}. Called off by ${parts.by}.`,
  },
  marked_no_show: {
    to: ['booker', 'crew'],
    title: ({ title }) => `Nobody came to ${title}`,
    text: (parts, format) => `${where(parts, format)}. Its room, people and gear are free.`,
  },
  reported_late: {
    to: ['kept_waiting', 'crew'],
    title: ({ title, minutes, because }) => (minutes === null ? `${title} begins late` : `${because ?? 'The session before'} runs late`),
    text: ({ title, startsAt, until, minutes }, format) =>
      minutes === null
        ? `Expected ${until ? format.time(until) : 'later'} instead of ${format.time(startsAt)}.`
        : `${title} at ${format.time(startsAt)} may have to wait ${minutes} minutes.`,
  },
  switched_off: {
    to: ['heads'],
    title: ({ title }) => `The webhook ${title} is off`,
    text: ({ because }) => `${because ?? 'Nothing came through'}. What happens is kept until it is resumed.`,
  },
};

/** Kinds of the log that tell the same as another one. A session may be moved in several ways. */
const SAME_AS: Readonly<Record<string, string>> = { extended: 'moved', edited: 'moved', undone: 'moved' };

/** Which notice a change makes, if any. */
export const noticeKindOf = (changeKind: string): string | null => {
  const kind = SAME_AS[changeKind] ?? changeKind;
  return kind in NOTICE_KINDS ? kind : null;
};
