import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { BLOCKS_OF_STUDIO, POLICY_OF_STUDIO, rulesFor, ruleWithDates, type RuleRow } from './facts.ts';
import { USUAL_POLICY, type BookingPolicy } from './house-defaults-rules.ts';
import type { Rule, RuleKind } from './house-rules.ts';
import type { TimeBlock } from './time-block-rules.ts';

/** What the house asks of sessions of a client, whatever their time. */
export interface Rulebook {
  policy: BookingPolicy;
  rules: Rule<RuleKind>[];
  blocks: TimeBlock[];
}

export async function readRulebook(
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  studioId: string,
  { clientId, sessionTypeId }: { clientId: string | null; sessionTypeId: string | null },
): Promise<Rulebook> {
  const [row] = await db.$queryRaw<{ policy: BookingPolicy | null; rules: RuleRow[]; blocks: TimeBlock[] }[]>`
    SELECT ${POLICY_OF_STUDIO} AS policy, ${rulesFor(clientId, sessionTypeId)} AS rules, ${BLOCKS_OF_STUDIO} AS blocks
    FROM studio s WHERE s.id = ${studioId}::uuid`;
  if (!row) throw new Error(`Studio ${studioId} does not exist.`);
  return { policy: row.policy ?? USUAL_POLICY, rules: row.rules.map(ruleWithDates), blocks: row.blocks };
}
