import type { Prisma, WaitlistEntry } from '../../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../../activity/record.ts';
import { applyEdit } from '../../activity/save-edit.ts';
import { invalid, NotFound, StepNotPossible } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { parseInput } from '../../kernel/input.ts';
import type { Tx } from '../../kernel/transact.ts';
import { rangeOfDay } from '../../kernel/zone.ts';
import { findTimeInput } from '../finding/find-inputs.ts';
import type { FindRequest } from '../finding/find-types.ts';
import { readStock, requireKnown } from '../finding/read-house.ts';
import { NEXT_WAITLIST_STATES, type WaitlistState } from './waitlist-states.ts';

/** Somebody on the waitlist as the log keeps them. Whether something is due for them is the worker's matter and no change of theirs. */
export type WaitlistRecord = Omit<WaitlistEntry, 'studioId' | 'due' | 'request'> & { request: FindRequest };

/**
 * Reads an entry and locks it until commit. It comes before sessions and resources.
 * @throws NotFound
 */
export async function lockEntry(tx: Tx, entryId: string): Promise<WaitlistRecord> {
  if (!isId(entryId)) throw new NotFound('waitlist entry', entryId);
  await tx.db.$queryRaw`SELECT 1 FROM waitlist_entry WHERE studio_id = ${tx.studioId}::uuid AND id = ${entryId}::uuid FOR UPDATE`;
  const found = await tx.db.waitlistEntry.findFirst({ where: { studioId: tx.studioId, id: entryId } });
  if (!found) throw new NotFound('waitlist entry', entryId);
  const { studioId: _studio, due: _due, request, ...entry } = found;
  return { ...entry, request: requestOf(request) };
}

/** The search of an entry, as it was kept. */
export function requestOf(json: unknown): FindRequest {
  const request = json as { nearTo?: string | null };
  return parseInput(findTimeInput, { ...request, nearTo: request.nearTo ? new Date(request.nearTo) : null });
}

export const requestColumn = (request: FindRequest): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(request)) as Prisma.InputJsonObject;

/**
 * The search on behalf of whoever waits, and the moments between which it lies.
 * @throws InvalidInput when its days are over · NotFound for what it names and the studio does not have
 */
export async function requireWaitable(
  tx: Tx,
  asked: FindRequest,
  links: { clientId: string | null; projectId: string | null },
): Promise<{ request: FindRequest; earliestAt: Date; latestAt: Date }> {
  const request: FindRequest = { ...asked, ...links, bookingId: null };
  const sight = { db: tx.db, studioId: tx.studioId };
  const stock = await readStock(sight, request);
  // What was asked for, too: a search for somebody else's client is none of this studio's.
  await requireKnown(sight, { ...request, clientId: asked.clientId, projectId: asked.projectId, bookingId: asked.bookingId }, stock);
  const earliestAt = rangeOfDay(request.from, stock.zone).startsAt;
  const latestAt = rangeOfDay(request.to, stock.zone).startsAt;
  if (latestAt <= tx.at) throw invalid('request.to', 'These days are over. Choose days to come.');
  return { request, earliestAt, latestAt };
}

/** @throws StepNotPossible, naming the states that are possible */
export function requireNextWaitlistState(state: WaitlistState, next: WaitlistState): void {
  const possible: readonly WaitlistState[] = NEXT_WAITLIST_STATES[state];
  if (!possible.includes(next)) throw new StepNotPossible('The waitlist entry', state, next, possible);
}

interface EntryChange {
  kind: string;
  before: WaitlistRecord;
  after: WaitlistRecord;
  expectedVersion?: number | undefined;
  /** Whether to look for a slot for it now. */
  due: boolean;
}

/** Writes an entry's change; the act records it. Null when nothing changed. */
export const applyToEntry = (tx: Tx, { due, ...change }: EntryChange): Promise<ChangeEntry | null> =>
  applyEdit(tx, {
    area: 'scheduling',
    entity: 'waitlist_entry',
    ...change,
    save: ({ id, request, ...data }: WaitlistRecord) =>
      tx.db.waitlistEntry.update({
        where: { studioId_id: { studioId: tx.studioId, id } },
        data: { ...data, request: requestColumn(request), due },
      }),
  });
