import { parseArgs } from 'node:util';
import { PARTS, type Part } from './a-whole-house.ts';
import { strikes, type Outcome, type Recovery } from './strikes.ts';

/**
 * `npm run test:kill -- --part server|worker|redis|postgres --points 50 --seed N`: ends one part of a house under load again and again and
 * tells what became of it. Without --part each in turn; with `--redis-away 60` Redis stays away for so many seconds each time. Leaves with 1
 * when something was lost, done twice or late.
 */
const MEASURES = {
  back: 'back',
  firstWrite: 'first write',
  allWrites: 'all write',
  watching: 'all watch',
  figures: 'figures',
} as const satisfies Record<keyof Recovery, string>;
/** The limit of every recovery. */
const MOST_MS = 10_000;

const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    points: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    'redis-away': { type: 'string', default: '0' },
  },
});
const parts = values.part ? [values.part as Part] : PARTS;
if (!parts.every((part) => PARTS.includes(part))) throw new Error(`There is no part ${values.part}; choose ${PARTS.join(', ')}.`);

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
const cells = (points: readonly Recovery[], name: keyof Recovery): string => {
  const all = points.map((one) => one[name]).sort((a, b) => a - b);
  return `${seconds(all[Math.floor(all.length / 2)]!)} / ${seconds(all.at(-1)!)}`;
};

function tell(part: Part, { points, ...outcome }: Outcome): void {
  const row = (first: string, rest: readonly string[]): string => first.padEnd(10) + rest.map((cell) => cell.padStart(15)).join('');
  console.log(`\n${row('s p50/max', Object.values(MEASURES))}`);
  console.log(
    row(
      part,
      (Object.keys(MEASURES) as (keyof Recovery)[]).map((name) => cells(points, name)),
    ),
  );
  console.log(
    `${points.length} times ended: ${outcome.acknowledged} writes acknowledged, ${outcome.repeated} sent again, ${outcome.refused} refused by a rule; ` +
      `${outcome.connections} connections of those who watch, ${outcome.freshStarts} fresh starts; ${outcome.faults.length} faults`,
  );
  for (const [trouble, times] of outcome.troubles) console.log(`  ${times} × ${trouble}`);
  for (const fault of outcome.faults) console.log(`FAULT: ${fault}`);
}

console.log(`seed ${values.seed}`);
for (const part of parts) {
  const outcome = await strikes({
    parts: [part],
    points: Number(values.points),
    seed: Number(values.seed),
    redisAwayMs: Number(values['redis-away']) * 1_000,
    onPoint: (n, recovery) => {
      const late = Object.entries(recovery).filter(([, ms]) => ms > MOST_MS);
      if (late.length > 0) console.log(`point ${n} of ${part}: ${late.map(([name, ms]) => `${name} ${seconds(ms)} s`).join(', ')}`);
    },
  });
  tell(part, outcome);
  if (outcome.faults.length > 0 || outcome.points.some((one) => Object.values(one).some((ms) => ms > MOST_MS))) process.exitCode = 1;
}
