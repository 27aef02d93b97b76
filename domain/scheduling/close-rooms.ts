import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import { field, refineRange } from '../kernel/input.ts';
import { newId } from '../kernel/ids.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { record, type ChangeEntry } from '../activity/record.ts';
import { lockCandidates, type Candidate } from './candidates.ts';
import { clashOf, standingIn } from './clashes.ts';
import { ResourceTaken } from './resource-taken.ts';
import { schedulingPolicy } from './scheduling-policy.ts';
import { refusingOverlap } from './take-resources.ts';

const closeRoomsInput = z
  .object({
    /** Why: a holiday, painting. */
    title: field.name('closure'),
    startsAt: field.instant(),
    endsAt: field.instant(),
    /** Omitted: the whole house. */
    rooms: z
      .array(field.id('room'))
      .min(1, 'Choose a room, or leave the rooms out to close the whole house.')
      .max(500, 'Close at most 500 rooms at once.')
      .optional(),
  })
  .superRefine(refineRange);

/**
 * Closes rooms, or the whole house, for a while: nothing can be booked there.
 * @throws InvalidInput · NotAllowed · NotFound · ResourceTaken (with the sessions that stand there; move them first)
 */
export const closeRooms = command('scheduling.closeRooms', closeRoomsInput, async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'close_rooms');
  const { title, startsAt, endsAt } = input;
  const rooms = await lockRooms(tx, input.rooms);
  const id = newId();
  const closure = { title, startsAt, endsAt, version: 1 };
  await placeClosure(tx, id, closure, rooms);
  const roomIds = rooms.map((room) => room.id);
  await record(tx, closureChange('closed', id, null, closureSnapshot(closure, roomIds)));
  return { id, version: 1 };
});

type ClosureFields = TimeRange & { title: string; version: number };

/** Writes a closure of locked rooms. @throws ResourceTaken with what stands there */
export async function placeClosure(tx: Tx, id: string, closure: ClosureFields, rooms: readonly Candidate[]): Promise<void> {
  const { startsAt, endsAt } = closure;
  const standing = await standingIn(
    tx.db,
    rooms.map((room) => room.id),
    closure,
    null,
  );
  if (standing.length > 0) {
    const byId = new Map(rooms.map((room) => [room.id, room]));
    throw new ResourceTaken(standing.map((one) => clashOf(tx.actor, one, byId.get(one.resourceId)!)));
  }
  await tx.db.closure.create({ data: { id, studioId: tx.studioId, ...closure } });
  await refusingOverlap(
    tx.db.allocation.createMany({
      data: rooms.map((room) => ({
        id: newId(),
        studioId: tx.studioId,
        closureId: id,
        resourceId: room.id,
        reason: 'closed' as const,
        firm: true,
        startsAt,
        endsAt,
      })),
    }),
  );
}

/** Reads a closure with its rooms and locks it until commit; null when there is none. */
export async function lockClosure(tx: Tx, closureId: string): Promise<{ closure: ClosureFields; roomIds: string[] } | null> {
  await tx.db.$queryRaw`SELECT 1 FROM closure WHERE studio_id = ${tx.studioId}::uuid AND id = ${closureId}::uuid FOR UPDATE`;
  const closure = await tx.db.closure.findFirst({
    where: { studioId: tx.studioId, id: closureId },
    include: { allocations: { select: { resourceId: true }, orderBy: { resourceId: 'asc' } } },
  });
  return closure && { closure, roomIds: closure.allocations.map(({ resourceId }) => resourceId) };
}

/** Locks the rooms to be closed, or all of the house. */
export async function lockRooms(tx: Tx, wanted: string[] | undefined): Promise<Candidate[]> {
  const ids =
    wanted ??
    (await tx.db.room.findMany({ where: { studioId: tx.studioId, resource: { archivedAt: null } }, select: { id: true } })).map(
      ({ id }) => id,
    );
  const locked = await lockCandidates(tx, { resourceIds: ids, modelIds: [], kitIds: [] });
  const rooms = locked.filter(({ kind, archived }) => kind === 'room' && !archived);
  const missing = wanted?.find((id) => !rooms.some((room) => room.id === id));
  if (missing) throw new NotFound('room', missing);
  if (rooms.length === 0) throw invalid('rooms', 'The studio has no rooms to close. Add a room first.');
  return rooms;
}

/** The closure as the change log keeps it. */
export const closureSnapshot = (closure: ClosureFields, roomIds: readonly string[]): Record<string, unknown> => ({
  title: closure.title,
  startsAt: closure.startsAt,
  endsAt: closure.endsAt,
  version: closure.version,
  allocations: roomIds.map((resourceId) => ({
    resourceId,
    startsAt: closure.startsAt,
    endsAt: closure.endsAt,
    firm: true,
    reason: 'closed',
  })),
});

export const closureChange = (
  kind: string,
  entityId: string,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): ChangeEntry => ({ area: 'scheduling', entity: 'closure', entityId, kind, before, after });
