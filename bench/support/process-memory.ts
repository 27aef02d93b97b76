import { readFile } from 'node:fs/promises';

/** Proportional set size of a process (shared pages counted by share), in KiB. */
export async function processKib(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]);
}
