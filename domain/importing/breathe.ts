import { setImmediate } from 'node:timers/promises';

/** Lines that are read in one go; between them the process answers everybody else. */
const AT_ONCE = 500;

/** Calls for each item, and lets other work of the process through now and then: a large file would hold up every board for seconds. */
export async function breathing<T>(items: readonly T[], call: (item: T) => void): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    for (const item of items.slice(from, from + AT_ONCE)) call(item);
    await setImmediate();
  }
}
