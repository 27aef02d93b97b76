import { lengthMinutes, minutesBetween, sameRange, type TimeRange } from '../../kernel/time-range.ts';
import { isWanting } from '../booking-states.ts';
import { concerns, type Asking, type Finding, type Rule, type Wish } from './house-rules.ts';
import type { Part } from './kind-of-rule-rules.ts';
import { KINDS } from './rule-kinds-rules.ts';

/** Everything that the rules have to say against the wish, all at once, each with the nearest time that would be right. */
export function judge(rules: readonly Rule[], wish: Wish, asking: Asking): Finding[] {
  const concerned = rules.filter((rule) => concerns(rule, wish, asking));
  const found = concerned.flatMap((rule) => {
    const says = KINDS[rule.kind].says(rule, wish, asking);
    return says === null ? [] : [{ rule, says }];
  });
  if (found.length === 0) return [];
  // The best time keeps what refuses and what warns; where there is none, what refuses; else each rule for itself.
  const refusing = concerned.filter(({ effect }) => effect === 'refuses');
  const best = nearestTime(concerned.filter(curable), wish, asking) ?? nearestTime(refusing.filter(curable), wish, asking);
  return found.map(({ rule, says }) => ({
    ruleId: rule.id,
    name: rule.name,
    kind: rule.kind,
    effect: rule.effect,
    says,
    nearest: curable(rule) ? (usable(best, wish) ?? usable(nearestTime([rule], wish, asking), wish)) : null,
  }));
}

/** Whether another time can keep the rule. */
const curable = ({ kind }: Rule): boolean => kind !== 'room_kind' && kind !== 'beside';

const usable = (range: TimeRange | null, wish: TimeRange): TimeRange | null => (range && !sameRange(range, wish) ? range : null);

/** More steps than any rules that make sense need; rules that contradict each other end here. */
const MOST_STEPS = 60;

/** The nearest time, later or earlier, that keeps all of these rules; whatever it is, it does not lie in the past. */
export function nearestTime(rules: readonly Rule[], wish: Wish, asking: Asking): TimeRange | null {
  const ways = (['later', 'earlier'] as const).flatMap((way) => {
    const range = walk(rules, wish, asking, way);
    return range && (range.startsAt >= asking.at || +range.startsAt === +wish.startsAt) ? [range] : [];
  });
  const far = (range: TimeRange): number =>
    Math.abs(minutesBetween(wish.startsAt, range.startsAt)) + Math.abs(lengthMinutes(range) - lengthMinutes(wish));
  return ways.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** From broken rule to broken rule in one direction, until none is left. */
function walk(rules: readonly Rule[], wish: Wish, asking: Asking, way: 'later' | 'earlier'): TimeRange | null {
  let here = wish;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const broken = rules.find((rule) => KINDS[rule.kind].says(rule, here, asking) !== null);
    if (!broken) return { startsAt: here.startsAt, endsAt: here.endsAt };
    const next = KINDS[broken.kind][way](broken, here, asking);
    if (!next || sameRange(next, here)) return null;
    here = { ...here, ...next };
  }
  return null;
}

/** The rules that a change of a session must answer to: those that look at what it changes. A new session answers to all. */
export function askedAgain(rules: readonly Rule[], before: Wish | null, after: Wish): Rule[] {
  // What comes back from having been called off is as new.
  if (!before || !isWanting(before.state)) return [...rules];
  const changed = changedParts(before, after);
  return rules.filter((rule) => [...KINDS[rule.kind].looksAt, ...scopeParts(rule)].some((part) => changed.has(part)));
}

const scopeParts = (rule: Rule): Part[] => [
  ...(rule.roomId !== null || rule.roomKind !== null ? (['rooms'] as const) : []),
  ...(rule.sessionTypeId !== null ? (['type'] as const) : []),
  ...(rule.clientId !== null ? (['client'] as const) : []),
];

function changedParts(before: Wish, after: Wish): Set<Part> {
  const roomsOf = (wish: Wish): string =>
    wish.rooms
      .map(({ id }) => id)
      .sort()
      .join();
  const changes: Record<Part, boolean> = {
    start: +before.startsAt !== +after.startsAt,
    length: lengthMinutes(before) !== lengthMinutes(after),
    rooms: roomsOf(before) !== roomsOf(after),
    type: before.sessionTypeId !== after.sessionTypeId,
    client: before.clientId !== after.clientId,
    project: before.projectId !== after.projectId,
  };
  return new Set((Object.keys(changes) as Part[]).filter((part) => changes[part]));
}
