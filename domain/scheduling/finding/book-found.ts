import { z } from 'zod';
import { record, type ChangeEntry } from '../../activity/record.ts';
import type { Caller } from '../../kernel/caller.ts';
import { command } from '../../kernel/command.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Tx } from '../../kernel/transact.ts';
import { bookingConsequences } from '../booking-consequences.ts';
import { bookSessionInput } from '../booking-inputs.ts';
import { bookingChange, type BookingRecord } from '../booking-record.ts';
import { decideSession, insertBooking } from '../book-session.ts';
import { lockCandidates } from '../candidates.ts';
import { ResourceTaken, type Clash } from '../resource-taken.ts';
import { lockHolds } from '../hold-chains.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { findTimeInput } from './find-inputs.ts';
import type { Found } from './find-types.ts';
import { findTime } from './find-time.ts';
import { readStock, requireKnown } from './read-house.ts';

const bookFoundInput = z.object({
  pieces: z.array(bookSessionInput).min(1, 'Say what is to be booked.').max(6, 'Book at most 6 sessions at once.'),
  /** The search it was found by: asked again when somebody was faster. */
  request: findTimeInput.optional(),
});

/** What was found was taken meanwhile. Nothing was written; here is what is free now. */
export class FoundTaken extends DomainError {
  readonly code = 'FOUND_TAKEN';
  readonly clashes: Clash[];
  readonly answers: Found[];
  constructor({ clashes }: ResourceTaken, answers: Found[]) {
    const first = clashes[0];
    super(
      `Somebody was faster${first ? `: ${first.resourceName} is taken by ${first.what} now` : ''}. Nothing was booked. ` +
        (answers.length > 0 ? 'Choose one of the answers that are free now.' : 'Nothing else fits any more; loosen the search.'),
    );
    this.clashes = clashes;
    this.answers = answers;
  }
}

const bookPieces = command('scheduling.bookFound', bookFoundInput, async (tx, { pieces, request }) => {
  const sight = { db: tx.db, studioId: tx.studioId };
  if (request) await requireKnown(sight, request, await readStock(sight, request));
  const booked = await bookTogether(tx, pieces);
  return { ids: booked.map(({ id }) => id) };
});

/**
 * Books all pieces of a found answer in one step and one act of the log: all or nothing.
 * @throws InvalidInput · NotAllowed · NotFound · RuleBroken · FoundTaken (with fresh answers of the search) · ResourceTaken when no search came along
 */
export async function bookFound(caller: Caller, input: z.input<typeof bookFoundInput>): Promise<{ ids: string[] }> {
  try {
    return await bookPieces(caller, input);
  } catch (error) {
    if (!(error instanceof ResourceTaken) || !input.request) throw error;
    throw new FoundTaken(error, (await findTime(caller, input.request)).answers);
  }
}

/** Several sessions in one transaction. Everything any of them could take is locked first, in one order, before the log is. */
export async function bookTogether(tx: Tx, pieces: readonly z.output<typeof bookSessionInput>[]): Promise<BookingRecord[]> {
  schedulingPolicy.require(tx.actor, 'schedule');
  // Before any resource, as whoever books a hold does.
  if (pieces.some(({ state }) => state === 'hold')) await lockHolds(tx);
  const gear = pieces.flatMap((piece) => piece.gear ?? []);
  await lockCandidates(tx, {
    resourceIds: [
      ...pieces.flatMap(({ rooms, people }) => [...rooms, ...people.map(({ personId }) => personId)]),
      ...gear.flatMap((wish) => ('unitId' in wish ? wish.unitId : [])),
    ],
    modelIds: gear.flatMap((wish) => ('modelId' in wish ? wish.modelId : [])),
    kitIds: gear.flatMap((wish) => ('kitId' in wish ? wish.kitId : [])),
  });
  const booked: BookingRecord[] = [];
  const entries: ChangeEntry[] = [];
  for (const piece of pieces) {
    const { booked: session, overrode } = await decideSession(tx, piece);
    await insertBooking(tx, session);
    entries.push(bookingChange('booked', null, session, { overrode }), ...(await bookingConsequences(tx, null, session)));
    booked.push(session);
  }
  await record(tx, ...entries);
  return booked;
}
