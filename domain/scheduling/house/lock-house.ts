import type { Tx } from '../../kernel/transact.ts';

/** Whoever changes the rules of a house does so alone: limits, order and what contradicts what hold for all of them together. */
export const lockHouse = (tx: Tx) => tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('house ' || ${tx.studioId}, 0))`;
