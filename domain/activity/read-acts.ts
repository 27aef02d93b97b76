import type { Prisma } from '../../prisma/generated/client/client.ts';
import { actorKey, type Actor } from '../kernel/actor.ts';
import type { Caller, Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { minusMinutes } from '../kernel/time-range.ts';
import { stacksOf, type LoggedAct, type Stacks } from './undo-rules.ts';
import { UNDOERS } from './undoers.ts';
import { readNames } from './words/read-names.ts';
import { predicateOf } from './words/sentence.ts';
import { fieldsOf } from './words/told.ts';

/** How far the keys for undo and redo reach back; an older act can still be taken back from the list of activity. */
const REACH_MINUTES = 12 * 60;
const MOST_ACTS = 200;

type Reader = Db | Prisma.TransactionClient;

/** What the actor did lately and could take back: acts of which every change is of a kind that can be. */
export async function readStacks(db: Reader, actor: Actor, at: Instant): Promise<Stacks> {
  const acts = await db.$queryRaw<LoggedAct[]>`
    SELECT act_id AS "actId", array_agg(revision ORDER BY revision) AS revisions,
      coalesce(array_agg(undoes) FILTER (WHERE undoes IS NOT NULL), '{}') AS undoes
    FROM change
    WHERE studio_id = ${actor.studioId}::uuid AND actor = ${actorKey(actor)} AND act_id IS NOT NULL
      AND at > ${minusMinutes(at, REACH_MINUTES)}::timestamptz
    GROUP BY act_id HAVING bool_and(entity = ANY (${Object.keys(UNDOERS)}::text[]))
    ORDER BY min(revision) DESC LIMIT ${MOST_ACTS}`;
  return stacksOf(acts.reverse());
}

/** An act as its author is reminded of it, by the first of its changes. */
export interface OwnAct {
  entity: string;
  entityId: string;
  actId: string;
  at: Instant;
  /** What it did: "moved Harbour Nights from …". */
  what: string;
}

/** One act of the log. */
export const readOwnAct = async ({ db, actor }: Caller, actId: string): Promise<OwnAct> => {
  const first = await db.change.findFirstOrThrow({ where: { studioId: actor.studioId, actId }, orderBy: { revision: 'asc' } });
  return (await ownAct(db, actor, { actId, revisions: [first.revision] }))!;
};

/** The act that undo would take back next, and the one that redo would do again; null where there is none. */
export async function readOwnActs({ db, actor, clock }: Caller): Promise<{ undo: OwnAct | null; redo: OwnAct | null }> {
  const { undo, redo } = await readStacks(db, actor, clock.now());
  const again = redo.at(-1);
  // What would be done again is what was taken back.
  const takenBack = again && { actId: again.actId, revisions: again.undoes };
  return { undo: await ownAct(db, actor, undo.at(-1)), redo: await ownAct(db, actor, takenBack) };
}

async function ownAct(db: Reader, { studioId }: Actor, act: Pick<LoggedAct, 'actId' | 'revisions'> | undefined): Promise<OwnAct | null> {
  if (!act) return null;
  const change = await db.change.findUniqueOrThrow({ where: { studioId_revision: { studioId, revision: act.revisions[0]! } } });
  const told = { ...change, before: fieldsOf(change.before), after: fieldsOf(change.after) };
  const { entity, entityId, at } = change;
  return { actId: act.actId, entity, entityId, at, what: predicateOf(told, await readNames(db, studioId, [told.before, told.after])) };
}
