import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { BookingRecord } from '../booking-record.ts';
import { isOpen, type BookingState } from '../booking-states.ts';
import type { Candidate } from '../candidates.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { readFacts } from './facts.ts';
import type { Finding, FindingKind } from './house-rules.ts';
import { judge } from './judge-rules.ts';
import { judgementOf } from './judgement.ts';

/** What only matters at the moment of booking, and what others have done since. */
const PASSING: ReadonlySet<FindingKind> = new Set(['notice', 'horizon', 'past', 'quota', 'beside']);

/** What the rules of the house say against a session as it stands: it may have been booked over them, or they came later. */
export async function readWarnings(caller: Caller, bookingId: string): Promise<Finding[]> {
  schedulingPolicy.require(caller.actor, 'see_rules');
  const { actor, clock } = caller;
  return caller.db.$transaction(async (db) => {
    const found = await db.booking.findFirst({
      where: { studioId: actor.studioId, id: bookingId },
      include: { requirements: { where: { resourceId: { not: null } } } },
    });
    if (!found || !isOpen(found.state as BookingState)) return [];
    const booking: BookingRecord = { ...found, allocations: [] };
    const tx = { db, actor, studioId: actor.studioId, at: clock.now(), actId: bookingId };
    const candidates = await roomsOf(tx, booking);
    const { rules, wish, asking } = judgementOf(tx, booking, candidates, await readFacts(tx, booking, candidates));
    const lasting = rules.filter(({ kind }) => !PASSING.has(kind));
    return judge(lasting, wish, asking).map((one) => ({ ...one, effect: 'warns' as const }));
  });
}

/** Its rooms as far as rules look at them; nothing is locked for a reading. */
async function roomsOf({ db, studioId }: Pick<Tx, 'db' | 'studioId'>, { requirements }: BookingRecord): Promise<Candidate[]> {
  const ids = requirements.flatMap(({ resourceId }) => resourceId ?? []);
  const rooms = await db.room.findMany({ where: { studioId, id: { in: ids } }, include: { resource: { select: { name: true } } } });
  return rooms.map(({ id, kind, hourlyRateMinor, resource }) => ({
    id,
    name: resource.name,
    kind: 'room',
    roomKind: kind,
    hourlyRateMinor,
    archived: false,
    missing: false,
    modelId: null,
    modelName: null,
    number: null,
    kitId: null,
    kitCategory: null,
    capacity: null,
    setupMinutes: null,
    teardownMinutes: null,
  }));
}
