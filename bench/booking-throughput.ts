/**
 * Booking throughput: the whole command (`bookSession`: lock, policy, clash check, write, log) against a hand-written transaction
 * that only writes the same rows. Both sides alternate on one database, several coordinators at once, each side in its own studio.
 * Aim: at least 40 % of raw SQL.
 */
import { connect } from '../prisma/connect.ts';
import pg from 'pg';
import { systemActor } from '../domain/kernel/actor.ts';
import { silentDoorbell, type Caller } from '../domain/kernel/caller.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { newId } from '../domain/kernel/ids.ts';
import { bookSession } from '../domain/scheduling/book-session.ts';
import { ACROSS_STUDIOS } from '../prisma/migrate.ts';
import { benchDatabase } from './support/bench-database.ts';
import { aBenchStudio } from './support/bench-studio.ts';
import { report, spread } from './support/ratios.ts';

const ROUNDS = 9;
const PER_ROUND = 400;
const AT_ONCE = [1, 4, 16];
const START = Date.UTC(2031, 0, 1);

const database = await benchDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 16, options: ACROSS_STUDIOS });
const db = connect(database.url, { connections: 16 });

/** Runs `count` jobs with so many under way at once; returns jobs per second. */
async function rate(count: number, atOnce: number, job: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await job(next++);
    }),
  );
  return (count * 1_000) / (performance.now() - startedAt);
}

async function rawBooking(studio: Awaited<ReturnType<typeof aBenchStudio>>, index: number): Promise<void> {
  const client = await pool.connect();
  const [bookingId, requirementIds] = [newId(), [newId(), newId(), newId()]];
  const resources = [studio.roomId, studio.personId, studio.unitId];
  const from = new Date(START + index * 3_600_000);
  const to = new Date(+from + 3_600_000);
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO booking (id, studio_id, title, state, starts_at, ends_at, created_by, created_by_name) VALUES ($1, $2, $3, 'confirmed', $4, $5, $6, $6)`,
      [bookingId, studio.id, 'Session', from, to, 'bench'],
    );
    await client.query(
      `INSERT INTO booking_requirement (id, studio_id, booking_id, resource_id, position) SELECT id, $2, $3, resource, 0 FROM unnest($1::uuid[], $4::uuid[]) AS r (id, resource)`,
      [requirementIds, studio.id, bookingId, resources],
    );
    await client.query(
      `INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
       SELECT gen_random_uuid(), $2, resource, 'session', true, $5, $6, $3, requirement FROM unnest($1::uuid[], $4::uuid[]) AS r (requirement, resource)`,
      [requirementIds, studio.id, bookingId, resources, from, to],
    );
    const { rows } = await client.query('UPDATE studio SET revision = revision + 1 WHERE id = $1 RETURNING revision', [studio.id]);
    await client.query(
      `INSERT INTO change (studio_id, revision, at, actor, actor_name, area, entity, entity_id, kind, after) VALUES ($1, $2, now(), 'bench', 'bench', 'scheduling', 'booking', $3, 'booked', $4)`,
      [
        studio.id,
        rows[0].revision,
        bookingId,
        JSON.stringify({ id: bookingId, title: 'Session', resources, startsAt: from, endsAt: to, note: 'x'.repeat(600) }),
      ],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

for (const atOnce of AT_ONCE) {
  const ratios: number[] = [];
  const rates: [number, number][] = [];
  const [raw, own] = [await aBenchStudio(db, 'raw'), await aBenchStudio(db, 'own')];
  const caller: Caller = { db, clock: systemClock, doorbell: silentDoorbell, actor: systemActor(own.id, 'bench') };
  for (let round = -1; round < ROUNDS; round += 1) {
    const offset = (round + 1) * PER_ROUND;
    const rawRate = await rate(PER_ROUND, atOnce, (index) => rawBooking(raw, offset + index));
    const ownRate = await rate(PER_ROUND, atOnce, (index) => {
      const startsAt = new Date(START + (offset + index) * 3_600_000);
      return bookSession(caller, {
        title: 'Session',
        startsAt,
        endsAt: new Date(+startsAt + 3_600_000),
        rooms: [own.roomId],
        people: [{ personId: own.personId }],
        gear: [{ unitId: own.unitId }],
      });
    });
    // The first round warms both sides up.
    if (round >= 0) {
      ratios.push(ownRate / rawRate);
      rates.push([ownRate, rawRate]);
    }
  }
  report(
    `booking throughput, ${atOnce} at once`,
    '≥ 0.40 of raw SQL',
    ratios,
    `${spread(rates.map(([a]) => a))} against ${spread(rates.map(([, b]) => b))} bookings/s`,
  );
}

await db.$disconnect();
await pool.end();
await database.close();
