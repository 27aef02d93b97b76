import { execFileSync } from 'node:child_process';

/** What is left over besides sockets: files, pipes, connections to the database. */
const OTHER_FILES = 200;

/** The sizes that a bench runs over: those given on the command line, so that a short run is possible, or its own. */
export function sizes(own: readonly number[]): number[] {
  const given = process.argv.slice(2).map(Number);
  if (given.some((size) => !Number.isInteger(size) || size < 1)) throw new Error('Sizes are whole numbers: 500 1500 5000');
  return given.length > 0 ? given : [...own];
}

/** Rounds of each size, by BENCH_ROUNDS. */
export const rounds = (own: number): number => Number(process.env.BENCH_ROUNDS ?? own);

/** @throws with the mend, when this shell does not allow as many sockets in one process. */
export function requireSockets(count: number): void {
  const most = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  if (most !== 'unlimited' && Number(most) < count + OTHER_FILES)
    throw new Error(
      `${count} sockets in one process need more open files than the ${most} allowed here. Say \`ulimit -n ${count + OTHER_FILES}\` first.`,
    );
}
