import type { Tx } from '../kernel/transact.ts';
import { findAlternatives } from './alternatives.ts';
import type { BookingRecord } from './booking-record.ts';
import { isWanting } from './booking-states.ts';
import type { Candidate } from './candidates.ts';
import { besides, unblocked } from './house/beside.ts';
import type { Finding, Wish } from './house/house-rules.ts';
import { askedAgain, judge } from './house/judge-rules.ts';
import type { Judgement } from './house/judgement.ts';
import { readQuotaCounts, type Alongside } from './house/quota-counts.ts';
import { RuleBroken, type Overrode } from './house/rule-broken.ts';
import { ResourceTaken } from './resource-taken.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** A session about to be booked (`before` is null) or changed, with every resource that could serve it; nothing is written yet. */
export interface GuardedChange {
  before: BookingRecord | null;
  after: BookingRecord;
  candidates: readonly Candidate[];
  /** What the house knows of it. */
  judgement: Judgement;
  /** Why it is booked although rules refuse. */
  overrideReason?: string | undefined;
  /** It goes back to how it stood before: rules only warn. */
  restores?: boolean | undefined;
  /** What is decided in the same act and not written yet: counted by quotas, in place of what these sessions were. */
  alongside?: Alongside | undefined;
}

/** It may be: what should be known all the same, and what somebody booked over. */
export interface Permit {
  warnings: Finding[];
  overrode: Overrode | null;
}

const UNQUESTIONED: Permit = { warnings: [], overrode: null };

/**
 * The studio's own rules, which stand beside what is physically taken. The one place through which every booking and every change of one
 * goes. A change answers only to rules about what it changes; what runs or took place is no more refused. Callboard itself is not asked:
 * what it writes was decided by people, or is history.
 * @throws RuleBroken with all rules that refuse · NotAllowed to override · ResourceTaken where the matrix of states blocks
 */
export async function requirePermitted(tx: Tx, change: GuardedChange): Promise<Permit> {
  const { before, after, candidates, judgement } = change;
  if (tx.actor.kind === 'system' || !isWanting(after.state)) return UNQUESTIONED;
  const isHistory = after.state === 'in_session' || after.state === 'completed';
  const findings = await findingsOf(tx, change);
  const refusing = isHistory || change.restores ? [] : findings.filter(({ effect }) => effect === 'refuses');
  const overrode = refusing.length === 0 ? null : overriding(tx, refusing, change);
  const { blocking, blockedIds, warnings } = besides(tx.actor, judgement.facts, before, after, candidates);
  if (blocking.length > 0 && !isHistory) {
    const ways = await findAlternatives(tx, after, candidates, blockedIds, judgement);
    throw new ResourceTaken(blocking, await unblocked(tx, judgement.facts, after, ways));
  }
  const told = findings.filter((one) => !refusing.includes(one)).map((one): Finding => ({ ...one, effect: 'warns' }));
  return { warnings: [...told, ...warnings], overrode };
}

async function findingsOf(tx: Tx, { before, after, candidates, judgement, alongside }: GuardedChange): Promise<Finding[]> {
  const { rules, wish, facts } = judgement;
  const asked = askedAgain(rules, before && wishBefore(before, candidates, judgement.wish), wish);
  if (asked.length === 0) return [];
  const counted = await readQuotaCounts(tx, asked, wish, facts.zone, {
    ids: [after.id, ...(alongside?.ids ?? [])],
    ranges: alongside?.ranges ?? [],
  });
  return judge(asked, wish, { ...judgement.asking, counted });
}

/** What was wanted before, as far as it can differ; rooms that it gives up cannot break a rule. */
function wishBefore(before: BookingRecord, candidates: readonly Candidate[], after: Wish): Wish {
  const { state, startsAt, endsAt, clientId, projectId, sessionTypeId } = before;
  const had = new Set(before.requirements.flatMap(({ resourceId }) => resourceId ?? []));
  const kept = new Set(candidates.filter(({ id }) => had.has(id)).map(({ id }) => id));
  return { ...after, state, startsAt, endsAt, clientId, projectId, sessionTypeId, rooms: after.rooms.filter(({ id }) => kept.has(id)) };
}

/** @throws RuleBroken · NotAllowed */
function overriding(tx: Tx, refusing: Finding[], { overrideReason, judgement }: GuardedChange): Overrode {
  const mayOverride = schedulingPolicy.can(tx.actor, 'override_rules');
  if (!overrideReason) throw new RuleBroken(refusing, { mayOverride, zone: judgement.facts.zone });
  schedulingPolicy.require(tx.actor, 'override_rules');
  return { reason: overrideReason, rules: refusing.map(({ ruleId, name, says }) => ({ ruleId, name, says })) };
}
