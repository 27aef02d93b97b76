/**
 * Overload: as many callers at once as one server works on, which is its capacity, and then requests at one and at three times that rate,
 * whether or not they are answered. How long those who are answered waited in each, and what share was told to come back later.
 */
import { once } from 'node:events';
import { systemActor } from '../domain/kernel/actor.ts';
import { silentDoorbell } from '../domain/kernel/caller.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { SCOPES } from '../domain/kernel/scopes.ts';
import { createApiKey } from '../domain/studio/create-api-key.ts';
import { connect } from '../prisma/connect.ts';
import { apiKeySecret } from '../server/auth/api-key-secret.ts';
import { benchDatabase } from './support/bench-database.ts';
import { aBenchStudio } from './support/bench-studio.ts';
import { freePort } from './support/free-port.ts';
import { quantile } from './support/ratios.ts';
import { startProgram } from './support/start-program.ts';

const SECRET = 'a secret of the bench, thirty-two characters or more';
const AT_ONCE = 12;
const SECONDS = 15;
const QUERY = '{ schedule(from: "2030-05-01", to: "2030-05-08") { bookings { id title } rooms { id name } } viewer { name } }';

const database = await benchDatabase();
const db = connect(database.url, { connections: 2 });
const { id: studioId } = await aBenchStudio(db, 'Northlight');
const secretOf = apiKeySecret(SECRET);
const system = { db, clock: systemClock, doorbell: silentDoorbell, actor: systemActor(studioId, 'Bench') };
const keys: string[] = [];
for (let n = 0; n < 40; n += 1) {
  const { id, generation } = await createApiKey(system, {
    name: `Program ${n}`,
    role: 'owner',
    scopes: [...SCOPES],
    expiresAt: null,
    secretOf,
  });
  keys.push(secretOf(id, Number(generation)));
}
const port = await freePort();
const server = await startProgram(database, port, ['server/run.js', 'server/main.ts'], {
  CALLBOARD_SECRET: SECRET,
  REQUESTS_AT_ONCE: String(AT_ONCE),
});

interface Tally {
  accepted: number[];
  refused: number;
  unheard: number;
}

const nobody = (): Tally => ({ accepted: [], refused: 0, unheard: 0 });

async function call(n: number, tally: Tally): Promise<void> {
  const startedAt = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${keys[n % keys.length]}` },
    body: JSON.stringify({ query: QUERY }),
  });
  await answer.arrayBuffer();
  if (answer.status === 200) tally.accepted.push(performance.now() - startedAt);
  else if (answer.headers.has('retry-after') && (answer.status === 503 || answer.status === 429)) tally.refused += 1;
  else tally.unheard += 1;
}

/** So many callers, each of whom asks again as soon as it is answered. */
async function callers(count: number): Promise<Tally> {
  const tally = nobody();
  const until = performance.now() + SECONDS * 1_000;
  const one = async (n: number): Promise<void> => {
    while (performance.now() < until) await call(n, tally);
  };
  await Promise.all(Array.from({ length: count }, (_, n) => one(n)));
  return tally;
}

/** So many requests a second, whatever becomes of them. */
async function rate(perSecond: number): Promise<Tally> {
  const tally = nobody();
  const startedAt = performance.now();
  const asked: Promise<void>[] = [];
  while (asked.length < perSecond * SECONDS) {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    while (asked.length < due) asked.push(call(asked.length, tally));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(asked);
  return tally;
}

await callers(AT_ONCE);
const capacity = (await callers(AT_ONCE)).accepted.length / SECONDS;
console.log(`capacity: ${capacity.toFixed(0)} answers/s`);
for (const [what, load] of [
  ['unloaded, 1 caller', () => callers(1)],
  ['at capacity', () => rate(capacity)],
  ['at three times its capacity', () => rate(capacity * 3)],
] as const) {
  const { accepted, refused, unheard } = await load();
  const share = ((100 * refused) / (accepted.length + refused)).toFixed(0);
  console.log(
    `${what}: ${(accepted.length / SECONDS).toFixed(0)} answers/s, p50 ${quantile(accepted, 0.5).toFixed(0)} ms, p99 ${quantile(accepted, 0.99).toFixed(0)} ms · ` +
      `${share} % told to come back later, ${unheard} otherwise not answered`,
  );
}
server.kill('SIGTERM');
await once(server, 'exit');
await db.$disconnect();
await database.close();
