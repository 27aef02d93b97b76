/**
 * What it costs that the database keeps studios apart: the same commands and reads through the same client, with the policies of two
 * databases that are alike but for them. `npx tsx bench/isolation.ts`
 */
import pg from 'pg';
import { systemActor } from '../domain/kernel/actor.ts';
import { silentDoorbell, type Caller, type Db } from '../domain/kernel/caller.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { inStudio } from '../domain/kernel/in-studio.ts';
import { readBoard } from '../domain/board/read-board.ts';
import { bookSession } from '../domain/scheduling/book-session.ts';
import { readSchedule } from '../domain/scheduling/schedule-read.ts';
import { connect } from '../prisma/connect.ts';
import { ACROSS_STUDIOS } from '../prisma/migrate.ts';
import { benchDatabase } from './support/bench-database.ts';
import { aBenchStudio } from './support/bench-studio.ts';
import { report, spread } from './support/ratios.ts';
import { widen } from './support/wide-studio.ts';

const ROUNDS = 9;
const DAY = '2031-03-03';
const START = Date.UTC(2032, 0, 1);

interface Side {
  db: Db;
  /** Two studios, asked in turn: each change of studio on a connection is told to the database. */
  callers: Caller[];
  places: Awaited<ReturnType<typeof aBenchStudio>>[];
  close(): Promise<void>;
}

async function aSide(isHeld: boolean): Promise<Side> {
  const database = await benchDatabase();
  if (!isHeld) {
    const client = new pg.Client({ connectionString: database.url, options: ACROSS_STUDIOS });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      "SELECT oid::regclass::text AS name FROM pg_class WHERE relrowsecurity AND relkind = 'r'",
    );
    for (const { name } of rows) await client.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    await client.end();
  }
  const db = connect(database.url, { connections: 4 });
  const places = [await aBenchStudio(db, 'North'), await aBenchStudio(db, 'South')];
  for (const { id } of places) await widen(db, id, { rooms: 30, days: 360, sessions: 20_000, from: '2030-06-01' });
  await db.$executeRaw`ANALYZE`;
  const callers = places.map(({ id }) => ({
    db: inStudio(db, id),
    clock: systemClock,
    doorbell: silentDoorbell,
    actor: systemActor(id, 'bench'),
  }));
  return { db, places, callers, close: async () => (await db.$disconnect(), database.close()) };
}

let booked = 0;
const WORK: Record<string, { times: number; aim: string; run(side: Side, n: number): Promise<unknown> }> = {
  'a booking, one studio': { times: 60, aim: '≤ 1.10', run: (side, n) => book(side, 0, n) },
  'a booking, two studios in turn': { times: 60, aim: '≤ 1.15', run: (side, n) => book(side, n % 2, n) },
  'a record by its id': {
    times: 400,
    aim: '≤ 1.15',
    run: ({ callers: [one], places: [place] }) => one!.db.resource.findUnique({ where: { id: place!.roomId } }),
  },
  'a week of the schedule': { times: 12, aim: '≤ 1.15', run: ({ callers: [one] }) => readSchedule(one!, { from: DAY, to: '2031-03-10' }) },
  'the wall board': { times: 20, aim: '≤ 1.15', run: ({ callers: [one] }) => readBoard(one!) },
  'a search in 20,000 titles': {
    times: 10,
    aim: 'measured',
    run: ({ callers: [one] }) => one!.db.booking.findMany({ where: { title: { contains: 'session 7/1', mode: 'insensitive' } }, take: 20 }),
  },
};

function book({ callers, places }: Side, studio: number, n: number): Promise<unknown> {
  const startsAt = new Date(START + (booked + n) * 3_600_000);
  const { roomId, personId, unitId } = places[studio]!;
  return bookSession(callers[studio]!, {
    title: 'Session',
    startsAt,
    endsAt: new Date(+startsAt + 3_600_000),
    rooms: [roomId],
    people: [{ personId }],
    gear: [{ unitId }],
  });
}

async function millisecondsEach(side: Side, { times, run }: (typeof WORK)[string]): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < times; n += 1) await run(side, n);
  return (performance.now() - startedAt) / times;
}

const [held, open] = [await aSide(true), await aSide(false)];
for (const [what, work] of Object.entries(WORK)) {
  const pairs: [number, number][] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const first = round % 2 === 0 ? held : open;
    const one = await millisecondsEach(first, work);
    const other = await millisecondsEach(first === held ? open : held, work);
    booked += work.times;
    // The first round warms both sides up.
    if (round >= 0) pairs.push(first === held ? [one, other] : [other, one]);
  }
  report(
    what,
    work.aim,
    pairs.map(([a, b]) => a / b),
    `${spread(pairs.map(([a]) => a))} ms held against ${spread(pairs.map(([, b]) => b))} ms open`,
  );
}
await held.close();
await open.close();
