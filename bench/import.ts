/**
 * How fast a calendar comes in: ten thousand lines as CSV with four rooms, clashes, duplicates and unusable lines, into a studio of its own,
 * against only reading and deciding them (the dry run). Aim: under a minute, 167 rows a second.
 */
import { systemActor } from '../domain/kernel/actor.ts';
import { silentDoorbell, type Caller } from '../domain/kernel/caller.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { newId } from '../domain/kernel/ids.ts';
import { importCalendar } from '../domain/importing/import-calendar.ts';
import { connect } from '../prisma/connect.ts';
import { benchDatabase } from './support/bench-database.ts';
import { spread } from './support/ratios.ts';

const ROWS = 10_000;
const ROUNDS = 3;
const START = Date.UTC(2028, 0, 3, 8);

/** Half-hour steps in four rooms; every ninth line overlaps its neighbour, every fiftieth is there twice, every hundredth is unusable. */
const lines = Array.from({ length: ROWS }, (_one, n) => {
  if (n % 100 === 99) return `2028-02-30 10:00,60 min,Studio ${n % 4},Broken ${n},Client ${n % 300}`;
  const row = n % 50 === 49 ? n - 4 : n;
  const minutes = Math.floor(row / 4) * 60;
  const at = new Date(START + minutes * 60_000).toISOString();
  return `${at},${row % 9 === 0 ? 90 : 60} min,Studio ${row % 4},Session ${row},Client ${row % 300}`;
});
const file = new TextEncoder().encode(['Start,Duration,Room,Title,Client', ...lines].join('\r\n'));

const database = await benchDatabase();
const db = connect(database.url, { connections: 4 });
const rates = { dry: [] as number[], run: [] as number[], again: [] as number[] };

for (let round = 0; round < ROUNDS; round += 1) {
  const studioId = newId();
  await db.studio.create({ data: { id: studioId, name: `Import ${round}`, kind: 'podcast', zone: 'Europe/Berlin', currency: 'EUR' } });
  const caller: Caller = { db, clock: systemClock, doorbell: silentDoorbell, actor: systemActor(studioId, 'bench') };
  for (const kind of ['dry', 'run', 'again'] as const) {
    const startedAt = performance.now();
    const { counts } = await importCalendar(caller, file, { zone: 'Europe/Berlin' }, { fileName: 'bench.csv', dryRun: kind === 'dry' });
    rates[kind].push((counts.rows * 1_000) / (performance.now() - startedAt));
    if (round === 0) console.log(`${kind}: ${JSON.stringify(counts)}`);
  }
}
console.log(
  `import of ${ROWS} rows: ${spread(rates.run)} rows/s · aim ≥ 167 · dry run ${spread(rates.dry)} rows/s, second time ${spread(rates.again)} rows/s`,
);

await db.$disconnect();
await database.close();
