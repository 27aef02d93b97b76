import { DateTime } from 'luxon';
import { words } from '../kernel/errors.ts';
import { NOTICE_KINDS, type NoticeFormat, type NoticeParts } from './notice-rules.ts';

export interface NoticeWords {
  title: string;
  text: string;
}

/** A notice as people read it, on a screen and in mail. */
export function noticeWords({ kind, parts }: { kind: string; parts: unknown }, zone: string): NoticeWords {
  const known = NOTICE_KINDS[kind];
  const read = partsFrom(parts);
  // Of a kind that a newer version wrote, or an older one: what it is called is known at least.
  if (!known) return { title: `${read.title} ${words(kind)}`.trim(), text: '' };
  return { title: known.title(read), text: known.text(read, formatIn(zone)) };
}

function formatIn(zone: string): NoticeFormat {
  const at = (instant: Date) => DateTime.fromJSDate(instant, { zone }).setLocale('en-GB');
  const time = (instant: Date) => at(instant).toFormat('HH:mm');
  const moment = (instant: Date) => at(instant).toFormat('ccc d LLL, HH:mm');
  return { time, moment, range: (startsAt, endsAt) => `${moment(startsAt)}–${time(endsAt)}` };
}

/** Moments were kept as text. */
function partsFrom(json: unknown): NoticeParts {
  const parts = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const instant = (value: unknown): Date => new Date(typeof value === 'string' ? value : 0);
  return {
    title: String(parts.title ?? ''),
    startsAt: instant(parts.startsAt),
    endsAt: instant(parts.endsAt),
    by: String(parts.by ?? ''),
    because: typeof parts.because === 'string' ? parts.because : null,
    rank: typeof parts.rank === 'number' ? parts.rank : null,
    until: typeof parts.until === 'string' ? instant(parts.until) : null,
    rooms: Array.isArray(parts.rooms) ? parts.rooms.map(String) : [],
    minutes: typeof parts.minutes === 'number' ? parts.minutes : null,
  };
}
