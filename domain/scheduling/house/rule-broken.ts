import { DomainError } from '../../kernel/errors.ts';
import { wallWords } from '../../kernel/zone.ts';
import type { Finding } from './house-rules.ts';

/** The studio's rules say no: all of them that do, at once. Nothing was written. */
export class RuleBroken extends DomainError {
  readonly code = 'RULE_BROKEN';
  readonly rules: Finding[];
  /** Whether the caller may book over them, with a reason. */
  readonly mayOverride: boolean;
  constructor(rules: Finding[], { mayOverride, zone }: { mayOverride: boolean; zone: string }) {
    const nearest = rules.find((rule) => rule.nearest)?.nearest;
    super(
      `${rules.map(({ name, says }) => `${name}: ${says}`).join(' ')} ` +
        (nearest ? `The nearest time is ${wallWords(nearest.startsAt, zone)}. ` : '') +
        (mayOverride
          ? 'Give a reason to book all the same.'
          : nearest
            ? 'Choose it, or ask an owner or studio manager to book all the same.'
            : 'Ask an owner or studio manager to book all the same.'),
    );
    this.rules = rules;
    this.mayOverride = mayOverride;
  }
}

/** What somebody booked over, and why: the log keeps it with the change. */
export interface Overrode {
  reason: string;
  rules: { ruleId: string | null; name: string; says: string }[];
}
