import { DomainError } from '../../kernel/errors.ts';
import { isProblem, type RuleFault, type RuleProblem } from './rrule-rules.ts';

/** The rule of a series cannot be followed. Nothing was written. */
export class RuleRefused extends DomainError {
  readonly code = 'RULE_REFUSED';
  readonly part: string;
  readonly fault: RuleFault;
  readonly limit: number | null;
  readonly dates: string[];
  constructor({ part, fault, message, limit, dates }: RuleProblem) {
    super(message);
    this.part = part;
    this.fault = fault;
    this.limit = limit ?? null;
    this.dates = dates ?? [];
  }
}

/** @throws RuleRefused */
export function followable<T extends object>(read: T | RuleProblem): T {
  if (isProblem(read)) throw new RuleRefused(read);
  return read;
}

/** @throws RuleRefused when something is wrong */
export function requireNoFault(fault: RuleProblem | null): void {
  if (fault) throw new RuleRefused(fault);
}
