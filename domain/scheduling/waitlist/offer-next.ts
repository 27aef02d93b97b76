import { z } from 'zod';
import { record, type ChangeEntry } from '../../activity/record.ts';
import { systemActor } from '../../kernel/actor.ts';
import type { Db, Services } from '../../kernel/caller.ts';
import { command } from '../../kernel/command.ts';
import { newId } from '../../kernel/ids.ts';
import { parseInput } from '../../kernel/input.ts';
import { plusMinutes } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import { bookingConsequences } from '../booking-consequences.ts';
import { bookSessionInput } from '../booking-inputs.ts';
import { bookingChange } from '../booking-record.ts';
import { occupied } from '../booking-rules.ts';
import { decideSession, insertBooking } from '../book-session.ts';
import { lockCandidates } from '../candidates.ts';
import { openSearch } from '../finding/find-time.ts';
import type { Found, FoundPiece } from '../finding/find-types.ts';
import { readTaken, readWanted } from '../finding/read-taken.ts';
import { lockHolds } from '../hold-chains.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { settleOffer } from './settle-offer.ts';
import { applyToEntry, lockEntry, type WaitlistRecord } from './waitlist-record.ts';
import { LEAST_NOTICE_MINUTES, offerEndsAt } from './waitlist-rules.ts';

export const WAITLIST = 'Waitlist';

/**
 * Looks at the first on the waitlist for whom something was released: offers them what fits, kept by holds for as long as the studio gives.
 * One at a time in a studio, in the order in which they came: nobody behind is offered what somebody before them could have.
 */
export const offerNext = command('scheduling.offerFromWaitlist', z.object({}), async (tx) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  await tx.db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('waitlist:' || ${tx.studioId}, 0))`;
  const next = await tx.db.waitlistEntry.findFirst({
    where: { studioId: tx.studioId, due: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  if (!next) return { id: null };
  const entry = await lockEntry(tx, next.id);
  if (entry.state === 'offered') await settleOffer(tx, entry);
  else if (entry.state !== 'waiting' || !(await offerTo(tx, entry))) await lookedAt(tx, entry.id);
  return { id: entry.id };
});

/** Nothing is due for it until something is released again. */
export const lookedAt = (tx: Tx, id: string): Promise<unknown> =>
  tx.db.waitlistEntry.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data: { due: false } });

/** Whether there was something to offer. */
async function offerTo(tx: Tx, entry: WaitlistRecord): Promise<boolean> {
  const at = plusMinutes(tx.at, LEAST_NOTICE_MINUTES);
  // Before any session or resource, as whoever books a hold does.
  await lockHolds(tx);
  const passed = await passedOver(tx, entry.id);
  const search = await openSearch({ db: tx.db, studioId: tx.studioId }, entry.request, { at, actor: tx.actor, avoidsHolds: true });
  // Somebody may have taken what was found before it could be locked: then look again, which knows of them.
  for (let tries = 0; tries < 3; tries += 1) {
    const fresh =
      tries === 0
        ? search
        : await openSearch({ db: tx.db, studioId: tx.studioId }, entry.request, { at, actor: tx.actor, avoidsHolds: true });
    const [found] = await fresh.find(entry.request, 1, ({ key }) => !passed.has(key));
    if (!found) return false;
    if (!(await isStillFree(tx, found))) continue;
    await keepFor(tx, entry, found);
    return true;
  }
  return false;
}

/** Slots that they declined, or let pass: these are not offered to them again. */
async function passedOver(tx: Tx, entryId: string): Promise<Set<string>> {
  const offers = await tx.db.waitlistOffer.findMany({
    where: { studioId: tx.studioId, entryId, outcome: { in: ['declined', 'expired'] } },
    select: { slot: true },
  });
  return new Set(offers.map(({ slot }) => slot));
}

const idsOf = ({ rooms, people, gear }: FoundPiece) => ({
  resourceIds: [
    ...rooms.map(({ id }) => id),
    ...people.map(({ id }) => id),
    ...gear.flatMap(({ kind, id, unitIds }) => (kind === 'unit' ? [id] : unitIds)),
  ],
  modelIds: [],
  kitIds: gear.flatMap(({ kind, id }) => (kind === 'kit' ? [id] : [])),
});

/** Locks everything that was found, and looks once more: from here on nobody else can take it before this is committed. */
async function isStillFree(tx: Tx, { pieces }: Found): Promise<boolean> {
  const all = pieces.map(idsOf);
  const locked = await lockCandidates(tx, {
    resourceIds: all.flatMap(({ resourceIds }) => resourceIds),
    modelIds: [],
    kitIds: all.flatMap(({ kitIds }) => kitIds),
  });
  const sight = { db: tx.db, studioId: tx.studioId };
  for (const [index, piece] of pieces.entries()) {
    const { resourceIds, kitIds } = all[index]!;
    const ids = [
      ...resourceIds,
      ...locked.filter(({ kitId, missing, archived }) => kitId && kitIds.includes(kitId) && !missing && !archived).map(({ id }) => id),
    ];
    const range = occupied(piece);
    if ((await readTaken(sight, ids, range, null)).size > 0) return false;
    if (
      (
        await readWanted(
          sight,
          piece.rooms.map(({ id }) => id),
          range,
          null,
        )
      ).size > 0
    )
      return false;
  }
  return true;
}

/** Keeps the slot by holds, and says until when. */
async function keepFor(tx: Tx, before: WaitlistRecord, { key, pieces }: Found): Promise<void> {
  const { waitlistOfferMinutes } = await tx.db.studio.findUniqueOrThrow({
    where: { id: tx.studioId },
    select: { waitlistOfferMinutes: true },
  });
  const startsAt = new Date(Math.min(...pieces.map((piece) => +piece.startsAt)));
  const endsAt = offerEndsAt(tx.at, startsAt, waitlistOfferMinutes);
  const entries: ChangeEntry[] = [];
  const bookingIds: string[] = [];
  for (const piece of pieces) {
    const { booked: session } = await decideSession(tx, holdInput(before, piece));
    await insertBooking(tx, session);
    entries.push(bookingChange('booked', null, session), ...(await bookingConsequences(tx, null, session)));
    bookingIds.push(session.id);
  }
  const id = newId();
  await tx.db.waitlistOffer.create({ data: { id, studioId: tx.studioId, entryId: before.id, offeredAt: tx.at, endsAt, slot: key } });
  await tx.db.waitlistOfferBooking.createMany({
    data: bookingIds.map((bookingId, position) => ({ studioId: tx.studioId, offerId: id, bookingId, position })),
  });
  const entry = await applyToEntry(tx, { kind: 'waitlist_offered', before, after: { ...before, state: 'offered' }, due: false });
  const first = pieces.reduce((one, other) => (other.startsAt < one.startsAt ? other : one));
  const slot = { startsAt: first.startsAt, endsAt: first.endsAt, requirements: first.rooms.map((room) => ({ resourceId: room.id })) };
  const told = { ...entry!, after: { ...entry!.after, ...slot, offerEndsAt: endsAt, bookingIds } };
  await record(tx, ...entries, told);
}

function holdInput({ title, clientId, projectId, request }: WaitlistRecord, piece: FoundPiece) {
  return parseInput(bookSessionInput, {
    title: request.pieces.length > 1 && piece.label ? `${title}: ${piece.label}`.slice(0, 200) : title,
    state: 'hold',
    // The offer's own end lets go of it.
    holdExpiresAt: null,
    startsAt: piece.startsAt,
    endsAt: piece.endsAt,
    setupMinutes: piece.setupMinutes,
    teardownMinutes: piece.teardownMinutes,
    clientId,
    projectId,
    rooms: piece.rooms.map(({ id }) => id),
    people: piece.people.map(({ id, duty }) => ({ personId: id, duty })),
    gear: piece.gear.map(({ kind, id, quantity }) =>
      kind === 'model' ? { modelId: id, quantity } : kind === 'kit' ? { kitId: id } : { unitId: id },
    ),
    roles: piece.openRoles,
    unitIds: piece.gear.flatMap(({ unitIds }) => unitIds),
  });
}

/** The studios in which somebody waits for whom something was released. */
export const studiosWithDueEntries = async (db: Db): Promise<string[]> =>
  (await db.waitlistEntry.findMany({ where: { due: true }, distinct: ['studioId'], select: { studioId: true } })).map(
    ({ studioId }) => studioId,
  );

/** Looks at everybody for whom something was released, one transaction each. Any worker may do so; a killed one leaves the rest due. */
export async function offerToAllDue(services: Services, studioId: string, stop?: AbortSignal): Promise<void> {
  const caller = { ...services, actor: systemActor(studioId, WAITLIST) };
  for (;;) {
    if (stop?.aborted) return;
    if (!(await services.db.waitlistEntry.findFirst({ where: { studioId, due: true }, select: { id: true } }))) return;
    if ((await offerNext(caller, {})).id === null) return;
  }
}
