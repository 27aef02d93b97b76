import type { Change } from '../../prisma/generated/client/client.ts';
import { NOTICE_KINDS, noticeKindOf, type Concerned, type NoticeParts } from './notice-rules.ts';

/** A session as the log keeps it, as far as notices need it. */
export interface LoggedSession {
  title: string;
  state: string;
  startsAt: string;
  endsAt: string;
  createdBy: string;
  holdRank: number | null;
  challengeEndsAt: string | null;
  expectedStartAt: string | null;
  /** Of an offer of the waitlist. */
  offerEndsAt?: string;
  requirements: { resourceId: string | null }[];
  because?: { bookingId: string; title: string };
}

/** A change that concerns somebody. */
export interface Telling {
  change: Change;
  kind: string;
  to: readonly Concerned[];
  before: LoggedSession | null;
  after: LoggedSession;
  parts: NoticeParts;
}

/** Somebody on the waitlist is told of with the slot that is offered, as a session is; of a series only its freed dates have one. */
const TELLING = new Set(['booking', 'waitlist_entry']);
const isTold = ({ entity, kind }: Change): boolean =>
  TELLING.has(entity) || kind === 'series_slot_free' || (entity === 'webhook_endpoint' && kind === 'switched_off');
const FIRM = new Set(['confirmed', 'in_session']);

/** What a change of the log has to tell, if anything: not of what is past, and to the crew only of what they were to do. */
export function tellingOf(change: Change): Telling | null {
  const kind = isTold(change) ? noticeKindOf(change.kind) : null;
  const after = change.after as unknown as LoggedSession | null;
  if (kind === null || after === null) return null;
  if (change.entity === 'webhook_endpoint') return webhookOff(change, kind);
  const before = change.before as unknown as LoggedSession | null;
  if (new Date(after.endsAt) <= change.at && kind !== 'hold_expired') return null;
  if (kind === 'moved' && !(before && FIRM.has(before.state) && isElsewhere(before, after))) return null;
  // A session that nobody was to come to is called off without anybody's being told but whoever wished for it.
  const to = NOTICE_KINDS[kind]!.to.filter((whom) => whom !== 'crew' || FIRM.has(before?.state ?? '') || FIRM.has(after.state));
  return { change, kind, to, before, after, parts: partsOf(change, after, before) };
}

/** It takes place at no time and nobody is on it: only its name and the reason are told. */
function webhookOff(change: Change, kind: string): Telling {
  const { name, offReason } = change.after as { name: string; offReason: string | null };
  const at = change.at.toISOString();
  const after: LoggedSession = {
    title: name,
    state: 'off',
    startsAt: at,
    endsAt: at,
    createdBy: change.actor,
    holdRank: null,
    challengeEndsAt: null,
    expectedStartAt: null,
    requirements: [],
  };
  const because = offReason === 'gone' ? 'Its receiver answered that it is gone' : 'Nothing came through for days';
  return { change, kind, to: NOTICE_KINDS[kind]!.to, before: null, after, parts: { ...partsOf(change, after, null), because } };
}

function partsOf(change: Change, after: LoggedSession, before: LoggedSession | null): NoticeParts {
  const until = change.kind === 'reported_late' ? after.expectedStartAt : (after.offerEndsAt ?? after.challengeEndsAt);
  return {
    title: after.title,
    startsAt: new Date(after.startsAt),
    endsAt: new Date(after.endsAt),
    by: change.actorName,
    because: after.because?.title ?? null,
    rank: after.holdRank ?? before?.holdRank ?? null,
    until: until ? new Date(until) : null,
    rooms: [],
    minutes: null,
  };
}

export const namedIn = (...sides: (LoggedSession | null)[]): string[] =>
  sides.flatMap((side) => side?.requirements.flatMap(({ resourceId }) => resourceId ?? []) ?? []);

const isElsewhere = (before: LoggedSession, after: LoggedSession): boolean =>
  before.startsAt !== after.startsAt || before.endsAt !== after.endsAt || namedIn(before).sort().join() !== namedIn(after).sort().join();
