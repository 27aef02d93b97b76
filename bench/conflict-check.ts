/**
 * The conflict check (does anything firm overlap this range on these resources?) at 10⁴, 10⁵ and 10⁶ bookings,
 * against reading as many rows by primary key. Both sides are prepared statements on one connection, alternating.
 * Aim: at most 1.5 × a primary-key read.
 */
import pg from 'pg';
import { newId } from '../domain/kernel/ids.ts';
import { connect, SESSION_OPTIONS } from '../prisma/connect.ts';
import { ACROSS_STUDIOS } from '../prisma/migrate.ts';
import { benchDatabase } from './support/bench-database.ts';
import { report, spread } from './support/ratios.ts';

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const ROOMS = 200;
const ROUNDS = 15;
const PER_ROUND = 2_000;
/** Bookings in one statement; each is checked against the constraint as it is written. */
const BATCH = 50_000;
const START = Date.UTC(2000, 0, 1);
const HOUR = 3_600_000;

const database = await benchDatabase();
const db = connect(database.url);
const client = new pg.Client({ connectionString: database.url, options: `${SESSION_OPTIONS} ${ACROSS_STUDIOS}` });
await client.connect();

const studioId = newId();
await db.studio.create({ data: { id: studioId, name: 'bench', kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
const rooms = Array.from({ length: ROOMS }, () => newId());
await db.resource.createMany({ data: rooms.map((id, index) => ({ id, studioId, kind: 'room' as const, name: `Room ${index}` })) });
await db.room.createMany({ data: rooms.map((id) => ({ id, studioId, kind: 'podcast_room' as const })) });

let booked = 0;
/** Back-to-back sessions of 50 minutes, one an hour in every room: as full as a schedule can be. */
async function growTo(size: number): Promise<void> {
  for (; booked < size; booked = Math.min(size, booked + BATCH)) await insert(booked, Math.min(size, booked + BATCH));
  await client.query('VACUUM ANALYZE allocation, booking');
}

const insert = (from: number, to: number) =>
  client.query(
    `WITH slot AS (
       SELECT gen_random_uuid() AS booking, gen_random_uuid() AS requirement, gen_random_uuid() AS allocation,
         ($2::uuid[])[1 + n % $3] AS room, to_timestamp($4::double precision / 1000) + (n / $3) * interval '1 hour' AS starts_at
       FROM generate_series($5::int, $6::int - 1) AS n
     ), bookings AS (
       INSERT INTO booking (id, studio_id, title, state, starts_at, ends_at, created_by, created_by_name)
       SELECT booking, $1, 'Session', 'confirmed', starts_at, starts_at + interval '50 minutes', 'bench', 'bench' FROM slot
     ), requirements AS (
       INSERT INTO booking_requirement (id, studio_id, booking_id, resource_id) SELECT requirement, $1, booking, room FROM slot
     )
     INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
     SELECT allocation, $1, room, 'session', true, starts_at, starts_at + interval '50 minutes', booking, requirement FROM slot`,
    [studioId, rooms, ROOMS, START, from, to],
  );

const timed = async (work: (index: number) => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  for (let index = 0; index < PER_ROUND; index += 1) await work(index);
  return (performance.now() - startedAt) / PER_ROUND;
};

for (const size of SIZES) {
  await growTo(size);
  const { rows } = await client.query('SELECT id FROM allocation ORDER BY random() LIMIT $1', [PER_ROUND]);
  const hours = Math.floor(size / ROOMS);
  const random = Array.from(
    { length: PER_ROUND },
    () => [rooms[Math.floor(Math.random() * ROOMS)], Math.floor(Math.random() * hours)] as const,
  );
  const [ratios, checks, reads]: [number[], number[], number[]] = [[], [], []];
  for (let round = -2; round < ROUNDS; round += 1) {
    const read = await timed((index) =>
      client.query({ name: 'read', text: 'SELECT * FROM allocation WHERE id = $1', values: [rows[index].id] }),
    );
    const check = await timed((index) => {
      const [room, hour] = random[index]!;
      const from = START + hour * HOUR + 40 * 60_000;
      return client.query({
        name: 'check',
        text: `SELECT a.resource_id, a.starts_at, a.ends_at, a.reason, a.booking_id FROM allocation a
               WHERE a.resource_id = ANY ($1::uuid[]) AND a.firm AND a.during && tstzrange($2::timestamptz, $3::timestamptz)`,
        values: [[room], new Date(from), new Date(from + HOUR)],
      });
    });
    if (round < 0) continue;
    ratios.push(check / read);
    checks.push(check * 1_000);
    reads.push(read * 1_000);
  }
  report(
    `conflict check at ${size.toLocaleString('en')} bookings`,
    '≤ 1.5 × a primary-key read',
    ratios,
    `${spread(checks)} against ${spread(reads)} µs`,
  );
}

if (database.isNamed) await db.$executeRaw`DELETE FROM booking WHERE studio_id = ${studioId}::uuid`;
await client.end();
await db.$disconnect();
await database.close();
