/**
 * Finding time: a two-hour interview (a podcast room with a feature, two of a model, somebody with a skill) and ninety minutes in an
 * edit bay after it in the same week, in studios whose year holds 10⁴, 10⁵ and 10⁶ allocations: 2, 20 and 200 rooms, equally full.
 * Against the least any search must do: reading, in one prepared statement, when every candidate is taken within that week. Both sides
 * take turns and look through the same weeks. What is told is how the cost grows, and that it stays within interactive time.
 */
import pg from 'pg';
import { systemActor } from '../domain/kernel/actor.ts';
import { silentDoorbell } from '../domain/kernel/caller.ts';
import { inStudio } from '../domain/kernel/in-studio.ts';
import { fixedClock } from '../domain/kernel/clock.ts';
import { newId } from '../domain/kernel/ids.ts';
import { plusDays, type Day } from '../domain/kernel/zone.ts';
import type { FindTimeInput } from '../domain/scheduling/finding/find-inputs.ts';
import { findTime } from '../domain/scheduling/finding/find-time.ts';
import { connect, SESSION_OPTIONS } from '../prisma/connect.ts';
import { ACROSS_STUDIOS } from '../prisma/migrate.ts';
import { benchDatabase } from './support/bench-database.ts';
import { quantile, report, spread } from './support/ratios.ts';

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const ALLOCATIONS_PER_ROOM = 5_000;
const ALLOCATIONS_PER_SESSION = 4;
const SLOTS_PER_DAY = 4;
const DAYS = 365;
const YEAR: Day = '2031-01-01';
const WEEK_DAYS = 7;
const ROUNDS = 25;

const database = await benchDatabase();
const db = connect(database.url);
const client = new pg.Client({ connectionString: database.url, options: `${SESSION_OPTIONS} ${ACROSS_STUDIOS}` });
await client.connect();

interface Filled {
  studioId: string;
  modelId: string;
  allocations: number;
}

/** Half of the rooms are podcast rooms, the others edit bays; to each belong somebody and two units, who are wherever the room is used. */
async function fill(allocations: number): Promise<Filled> {
  const studioId = newId();
  const rooms = Math.max(2, Math.round(allocations / ALLOCATIONS_PER_ROOM));
  const ids = { rooms: rooms, people: rooms, units: 2 * rooms };
  const made = Object.fromEntries(Object.entries(ids).map(([kind, count]) => [kind, Array.from({ length: count }, () => newId())]));
  const models = Array.from({ length: Math.max(1, Math.round(rooms / 10)) }, () => newId());
  await db.studio.create({ data: { id: studioId, name: `A year of ${allocations}`, kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
  const resources = (all: string[], kind: 'room' | 'person' | 'unit') =>
    all.map((id, index) => ({ id, studioId, kind, name: `${kind} ${index + 1}` }));
  await db.resource.createMany({
    data: [...resources(made.rooms!, 'room'), ...resources(made.people!, 'person'), ...resources(made.units!, 'unit')],
  });
  await db.room.createMany({
    data: made.rooms!.map((id, index) => ({
      id,
      studioId,
      kind: index % 2 ? ('edit_bay' as const) : ('podcast_room' as const),
      features: index % 2 ? [] : ['remote guests'],
      position: index,
    })),
  });
  await db.person.createMany({
    data: made.people!.map((id, index) => ({ id, studioId, skills: index % 2 ? ['editing'] : ['producing'] })),
  });
  await db.gearModel.createMany({
    data: models.map((id, index) => ({ id, studioId, name: `Model ${index + 1}`, category: 'Microphones' })),
  });
  await db.gearUnit.createMany({
    data: made.units!.map((id, index) => ({
      id,
      studioId,
      modelId: models[index % models.length]!,
      number: Math.floor(index / models.length) + 1,
      barcode: `U${index + 1}`,
    })),
  });
  // Which of a day's slots stay free differs from room to room and day to day, by a multiplication that scatters evenly.
  const sessions = Math.round(allocations / ALLOCATIONS_PER_SESSION);
  const slots = rooms * DAYS * SLOTS_PER_DAY;
  await client.query(
    `WITH slot AS (
       SELECT gen_random_uuid() AS booking, room, person, units,
         $2::timestamptz + (n / ($7 * $8)) * interval '1 day' + interval '9 hours' + ((n / $7) % $8) * interval '150 minutes' AS starts_at
       FROM (SELECT n, 1 + n % $7 AS place FROM generate_series(0, $9::int - 1) AS n
         WHERE (n::bigint * 7919) % $9 < $10) AS one
       CROSS JOIN LATERAL (SELECT ($3::uuid[])[place] AS room, ($4::uuid[])[place] AS person,
         ARRAY[($5::uuid[])[2 * place - 1], ($5::uuid[])[2 * place]] AS units) AS taken
     ), bookings AS (
       INSERT INTO booking (id, studio_id, title, state, starts_at, ends_at, created_by, created_by_name)
       SELECT booking, $1, 'Session', 'confirmed', starts_at, starts_at + interval '2 hours', 'bench', 'bench' FROM slot
     ), asked AS (
       SELECT gen_random_uuid() AS requirement, booking, starts_at, resource
       FROM slot CROSS JOIN LATERAL unnest(ARRAY[room, person] || units) AS resource
     ), requirements AS (
       INSERT INTO booking_requirement (id, studio_id, booking_id, resource_id) SELECT requirement, $1, booking, resource FROM asked
     )
     INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
     SELECT gen_random_uuid(), $1, resource, $6, true, starts_at, starts_at + interval '2 hours', booking, requirement FROM asked`,
    [studioId, YEAR, made.rooms, made.people, made.units, 'session', rooms, SLOTS_PER_DAY, slots, sessions],
  );
  const { rows } = await client.query('SELECT count(*)::int AS count FROM allocation WHERE studio_id = $1', [studioId]);
  return { studioId, modelId: models[0]!, allocations: rows[0].count };
}

const interview = (modelId: string, from: Day): FindTimeInput => ({
  from,
  to: plusDays(from, WEEK_DAYS),
  fromMinute: 540,
  toMinute: 1_140,
  pieces: [
    {
      label: 'Interview',
      minutes: 120,
      rooms: [{ kind: 'podcast_room', features: ['remote guests'] }],
      gear: [{ modelId, quantity: 2 }],
      people: [{ skill: 'producing' }],
    },
    { label: 'Edit', minutes: 90, rooms: [{ kind: 'edit_bay' }], link: { after: 0, within: 'week' } },
  ],
});

const READ = `SELECT a.resource_id, array_agg(a.during ORDER BY a.starts_at) FROM allocation a
  WHERE a.firm AND a.during && tstzrange($3::timestamptz, $3::timestamptz + interval '${WEEK_DAYS} days') AND a.resource_id = ANY (ARRAY(
    SELECT id FROM room WHERE studio_id = $1 UNION ALL SELECT id FROM person WHERE studio_id = $1 AND 'producing' = ANY (skills)
    UNION ALL SELECT id FROM gear_unit WHERE studio_id = $1 AND model_id = $2))
  GROUP BY a.resource_id`;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const filled: Filled[] = [];
for (const size of SIZES) filled.push(await fill(size));
await client.query('VACUUM ANALYZE allocation, booking, booking_requirement');

for (const { studioId, modelId, allocations } of filled) {
  const caller = {
    db: inStudio(db, studioId),
    actor: systemActor(studioId, 'bench'),
    doorbell: silentDoorbell,
    clock: fixedClock(new Date('2030-12-01T09:00:00Z')),
  };
  const [ratios, searches, reads, answers]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = -3; round < ROUNDS; round += 1) {
    const from = plusDays(YEAR, 7 * (3 + ((round + 3) % 45)));
    const read = await timed(() => client.query({ name: 'read', text: READ, values: [studioId, modelId, from] }));
    let found = 0;
    const search = await timed(async () => (found = (await findTime(caller, interview(modelId, from))).answers.length));
    if (round < 0) continue;
    ratios.push(search / read);
    searches.push(search);
    reads.push(read);
    answers.push(found);
  }
  report(
    `finding time among ${allocations.toLocaleString('en')} allocations of a year`,
    'interactive: under 500 ms',
    ratios,
    `${spread(searches)} ms, slowest ${quantile(searches, 1).toFixed(0)} ms, against ${spread(reads)} ms to read what is taken; ${spread(answers)} answers`,
  );
}

if (database.isNamed) for (const { studioId } of filled) await db.$executeRaw`DELETE FROM booking WHERE studio_id = ${studioId}::uuid`;
await client.end();
await db.$disconnect();
await database.close();
