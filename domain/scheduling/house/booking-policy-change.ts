import { z } from 'zod';
import { saveEdit } from '../../activity/save-edit.ts';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { given } from '../../kernel/given.ts';
import { field } from '../../kernel/input.ts';
import type { Tx } from '../../kernel/transact.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { readPolicy, type HousePolicy } from './booking-policy.ts';
import { RULE_EFFECTS } from './house-rules.ts';
import { lockHouse } from './lock-house.ts';
import { isFixedPair, PAIR_STATES, PAIR_VERDICTS, type PairVerdict } from './state-pair-rules.ts';

const effect = z.enum(RULE_EFFECTS, 'Choose whether it is allowed, warned about or refused.');
const state = z.enum(PAIR_STATES, `Choose one of ${PAIR_STATES.join(', ')}.`);

const changePolicyInput = z.object({
  expectedVersion: field.version().optional(),
  outsideHoursStaff: effect.optional(),
  outsideHoursClients: effect.optional(),
  inPast: effect.optional(),
  /** Cells of the matrix that change; the others stay. */
  matrix: z
    .array(z.object({ standing: state, wanted: state, verdict: z.enum(PAIR_VERDICTS, 'Choose allows, warns or blocks.') }))
    .max(PAIR_STATES.length ** 2, 'The matrix has sixteen cells.')
    .default([]),
});

/** As one flat record, so that two people who change different cells both get their way. */
type PolicyRecord = { id: string; version: number } & Record<string, unknown>;
const cell = (standing: string, wanted: string): string => `${standing} beside ${wanted}`;

function recordOf(studioId: string, { pairs, version, ...effects }: HousePolicy): PolicyRecord {
  const cells = PAIR_STATES.flatMap((standing) => PAIR_STATES.map((wanted) => [cell(standing, wanted), pairs[standing][wanted]] as const));
  return { ...effects, ...Object.fromEntries(cells), id: studioId, version };
}

/**
 * Changes what holds outside of opening hours and in the past, and what sessions of one state do to others beside them.
 * @throws InvalidInput, also for what is firm beside what is firm · NotAllowed · StaleEdit
 */
export const changeBookingPolicy = command(
  'scheduling.changePolicy',
  changePolicyInput,
  async (tx, { expectedVersion, matrix, ...effects }) => {
    schedulingPolicy.require(tx.actor, 'keep_rules');
    const fixed = matrix.findIndex(({ standing, wanted, verdict }) => isFixedPair(standing, wanted) && verdict !== 'blocks');
    if (fixed >= 0) throw invalid(`matrix.${fixed}`, 'A confirmed session always blocks another: nothing can be promised twice.');
    await lockHouse(tx);
    const before = recordOf(tx.studioId, await readPolicy(tx.db, tx.studioId));
    const cells = Object.fromEntries(matrix.map(({ standing, wanted, verdict }) => [cell(standing, wanted), verdict]));
    const { version } = await saveEdit(tx, {
      area: 'scheduling',
      entity: 'booking_policy',
      kind: 'changed',
      before,
      after: { ...before, ...given(effects), ...cells },
      expectedVersion,
      save: (after) => savePolicy(tx, after),
    });
    return { version };
  },
);

async function savePolicy(tx: Tx, after: PolicyRecord): Promise<void> {
  const { studioId } = tx;
  const { outsideHoursStaff, outsideHoursClients, inPast, version } = after as unknown as HousePolicy;
  const row = { outsideHoursStaff, outsideHoursClients, inPast, version };
  await tx.db.bookingPolicy.upsert({ where: { studioId }, create: { studioId, ...row }, update: row });
  await tx.db.statePair.deleteMany({ where: { studioId } });
  await tx.db.statePair.createMany({
    data: PAIR_STATES.flatMap((standing) =>
      PAIR_STATES.map((wanted) => ({ studioId, standing, wanted, verdict: after[cell(standing, wanted)] as PairVerdict })),
    ),
  });
}
