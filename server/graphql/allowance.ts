import { actorKey, type Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import { sendStatement } from '../../prisma/connect.ts';

/** A bucket that calls fill by their cost and that leaks all the time; a call that would make it spill over is refused. */
export interface Plan {
  capacity: number;
  restoredPerSecond: number;
}

/** A program may ask for two of the largest answers at once, then one every half minute. */
const PROGRAM: Plan = { capacity: 50_000, restoredPerSecond: 1_000 };
/** What no person with many pages open comes near to: it only stops a page that has gone wild. */
const PERSON: Plan = { capacity: 250_000, restoredPerSecond: 5_000 };

export const planOf = (actor: Pick<Actor, 'kind'>): Plan => (actor.kind === 'key' ? PROGRAM : PERSON);

/** Takes a cost from what a caller has left: how much is used up now, and whether the call may pass. */
export type Spend = (caller: string, cost: number, plan: Plan) => Promise<{ granted: boolean; spent: number }>;

/** $1 the caller, $2 the cost, $3 the capacity, $4 what is restored in a second. */
const SPEND = `
INSERT INTO api_allowance AS kept (caller, spent, at, granted)
VALUES ($1, CASE WHEN $2::float8 <= $3::float8 THEN $2::float8 ELSE 0 END, clock_timestamp(), $2::float8 <= $3::float8)
ON CONFLICT (caller) DO UPDATE SET (spent, at, granted) = (
  SELECT left_over + CASE WHEN left_over + $2::float8 <= $3::float8 THEN $2::float8 ELSE 0 END,
    greatest(kept.at, clock_timestamp()),
    left_over + $2::float8 <= $3::float8
  FROM (SELECT greatest(0, kept.spent
    - greatest(0, extract(epoch FROM clock_timestamp() - kept.at)) * $4::float8)::float8 AS left_over) AS now
)
RETURNING granted, spent`;

/** One row for each caller and one statement, so that processes and calls side by side cannot spend the same twice. */
export const spendInPostgres =
  (db: Db): Spend =>
  async (caller, cost, { capacity, restoredPerSecond }) => {
    const values = [caller, cost, capacity, restoredPerSecond];
    const [row] = await sendStatement<{ granted: boolean; spent: number }>(db, { name: 'spend', text: SPEND, values });
    return row!;
  };

export const allowanceKey = (actor: Actor): string => `${actor.studioId}:${actorKey(actor)}`;
