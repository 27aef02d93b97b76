import { inject } from 'vitest';

/**
 * Redis of this run, or null in the default mode. Test files that ask for it run in both modes:
 * `npm test` runs them once on LISTEN/NOTIFY and once more on Redis.
 */
export const testRedisUrl = (): string | null => inject('testRedisUrl');
