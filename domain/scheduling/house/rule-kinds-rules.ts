import { horizon, notice, past } from './ahead-kinds-rules.ts';
import type { FindingKind } from './house-rules.ts';
import type { KindOfRule } from './kind-of-rule-rules.ts';
import { increment, length } from './length-kinds-rules.ts';
import { blackout, openingHours, roomKind } from './place-kinds-rules.ts';
import { quota } from './quota-rules.ts';

/** What stands beside a session is found by whoever reads it, not by a rule alone; see state-pair-rules.ts. */
const beside: KindOfRule = { looksAt: [], says: () => null, later: () => null, earlier: () => null };

/** Every kind of rule there is. A new one is a line here and in RULE_KINDS, and a constraint on its terms. */
export const KINDS: Record<FindingKind, KindOfRule> = {
  increment,
  length,
  notice,
  horizon,
  quota,
  blackout,
  opening_hours: openingHours,
  past,
  room_kind: roomKind,
  beside,
};
