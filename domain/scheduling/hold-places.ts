import type { ChangeEntry } from '../activity/record.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingChange, lockBookings, type BookingRecord } from './booking-record.ts';
import { takenBy } from './booking-rules.ts';
import { lockHolds, readHoldChain, type HoldSlot, type StandingHold } from './hold-chains.ts';
import { areRivals, heldFrom, heldFromAfter, placesOf, type Hold, type HoldPlace } from './hold-rules.ts';

/** Where a session wants to be; nothing when it wants no room. Whatever is no room meets no hold. */
export function slotOf(booking: BookingRecord): HoldSlot | null {
  const range = takenBy(booking);
  const roomIds = booking.requirements.flatMap(({ resourceId }) => (resourceId ? [resourceId] : []));
  return range && roomIds.length > 0 ? { ...range, roomIds } : null;
}

const holdOf = (booking: BookingRecord, heldAt: Date): Hold => ({
  id: booking.id,
  heldAt,
  roomIds: slotOf(booking)?.roomIds ?? [],
  ...takenBy(booking)!,
  jointHoldId: booking.jointHoldId,
  challengedById: booking.challengedById,
  challengeEndsAt: booking.challengeEndsAt,
});

/**
 * A hold with its place in line, before it is written: new ones stand behind all that they meet. What that does to others is
 * written afterwards (keepPlaces), in the same transaction.
 */
export async function inLine(tx: Tx, before: BookingRecord | null, hold: BookingRecord): Promise<BookingRecord> {
  const [placed] = await allInLine(tx, [{ before, hold }]);
  return placed!;
}

/** The same for several that come at once, in their order. */
export async function allInLine(
  tx: Tx,
  wishes: readonly { before: BookingRecord | null; hold: BookingRecord }[],
): Promise<BookingRecord[]> {
  if (wishes.length === 0) return [];
  await lockHolds(tx);
  const own = new Set(wishes.map(({ hold }) => hold.id));
  const chain = await readHoldChain(
    tx.db,
    tx.studioId,
    wishes.flatMap(({ hold }) => slotOf(hold) ?? []),
  );
  const line: Hold[] = chain.filter(({ id }) => !own.has(id));
  const held = wishes.map(({ before, hold }) => {
    const mine = holdOf(hold, hold.heldAt ?? tx.at);
    const stood = before?.state === 'hold' ? holdOf(before, before.heldAt!) : null;
    if (stood && +mine.heldAt === +stood.heldAt) mine.heldAt = heldFromAfter(stood, mine, line, tx.at);
    // One that is given back stands where it stood.
    else if (!stood && hold.heldAt === null)
      mine.heldAt = heldFrom(
        mine.heldAt,
        line.filter((other) => areRivals(mine, other)),
      );
    line.push(mine);
    return mine;
  });
  const places = placesOf(line);
  return wishes.map(({ hold }, index) => ({ ...hold, heldAt: held[index]!.heldAt, ...places.get(hold.id)! }));
}

/**
 * Brings the stored places around these slots to what the rule says, locking the holds concerned in id order.
 * Returns what changed, to be recorded: a hold that moved up was promoted.
 */
export async function keepPlaces(tx: Tx, slots: readonly HoldSlot[], because: Pick<BookingRecord, 'id' | 'title'>): Promise<ChangeEntry[]> {
  await lockHolds(tx);
  const chain = await readHoldChain(tx.db, tx.studioId, slots);
  const places = placesOf(chain);
  const moved = chain.filter((hold) => isElsewhere(hold, places.get(hold.id)!));
  const entries: ChangeEntry[] = [];
  for (const before of await lockBookings(
    tx,
    moved.map(({ id }) => id),
  )) {
    const place = places.get(before.id)!;
    const after = await saveHold(tx, before, place);
    entries.push(bookingChange(kindOf(before, place), before, after, because.id === before.id ? {} : { because }));
  }
  return entries;
}

/** What an act may change of a hold beside everything that any session has. */
export type HoldChange = Partial<
  Pick<BookingRecord, 'state' | 'holdRank' | 'heldAt' | 'holdExpiresAt' | 'jointHoldId' | 'challengedById' | 'challengeEndsAt'>
>;

/** Writes what changed of a locked hold's place or deadlines, and nothing else of it. */
export async function saveHold(tx: Tx, before: BookingRecord, change: HoldChange): Promise<BookingRecord> {
  const after: BookingRecord = { ...before, ...change, version: before.version + 1 };
  await tx.db.booking.update({
    where: { studioId_id: { studioId: tx.studioId, id: before.id } },
    data: { ...change, version: after.version },
  });
  return after;
}

const isElsewhere = (stored: StandingHold, place: HoldPlace): boolean =>
  stored.holdRank !== place.holdRank || stored.jointHoldId !== place.jointHoldId || stored.challengedById !== place.challengedById;

function kindOf(before: BookingRecord, place: HoldPlace): string {
  if (place.holdRank < before.holdRank!) return 'hold_promoted';
  if (place.holdRank > before.holdRank!) return 'hold_demoted';
  return before.challengedById !== place.challengedById ? 'challenge_lifted' : 'hold_parted';
}
