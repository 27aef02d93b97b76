import type { Actor } from '../../domain/kernel/actor.ts';
import type { Config } from '../config.ts';
import type { KnownOperations } from './known-operations.ts';

/** What the operator lets callers ask. */
export interface OperationRules {
  /** Whether the schema is told. */
  introspection: boolean;
  /** A program with a key may ask anything; others, if so set, only what our own pages ask. */
  mayAsk(actor: Actor | null, query: string): boolean;
}

export const operationRules = (
  { introspection, operations }: Pick<Config, 'introspection' | 'operations'>,
  known: KnownOperations,
): OperationRules => ({
  introspection,
  mayAsk: (actor, query) => operations === 'any' || actor?.kind === 'key' || known.isKnown(query),
});
