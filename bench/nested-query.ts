/**
 * Four levels of records through the API, sessions with their rooms, people, gear and units, and their series with its project, client and
 * producer: about 50, 200 and 500 records in one answer, against one hand-written statement that makes the same JSON in the database and a
 * bare `node:http` that sends it on. Both over HTTP to the same database, one request after another, taking turns; rights, cost and the
 * caller's key are ours alone. Ours is what is shipped; the statements of one such request are counted at a second server, that is watched.
 * `npx tsx bench/nested-query.ts 200` for other sizes.
 */
import { SCOPES } from '../domain/kernel/scopes.ts';
import { systemActor } from '../domain/kernel/actor.ts';
import { silentDoorbell } from '../domain/kernel/caller.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { createApiKey } from '../domain/studio/create-api-key.ts';
import { apiKeySecret } from '../server/auth/api-key-secret.ts';
import { freePort } from './support/free-port.ts';
import { askOf, liveHouse, SECRET } from './support/live-house.ts';
import type { Observed } from './support/observed-server.ts';
import { quantile, report, spread } from './support/ratios.ts';
import { rounds, sizes } from './support/sizes.ts';

const SIZES = sizes([50, 200, 500]);
const ROUNDS = rounds(9);
const PER_ROUND = 40;
const QUERY = `query ($first: Int!) { bookings(first: $first) { nodes {
  id title state startsAt endsAt
  rooms { id name } people { id name duty } gear { id name units { id name } }
  series { id title project { id name stage client { id name } producer { id name } } }
} } }`;

const house = await liveHouse();
const { db, studioId } = house;
// Every session belongs to a series of a project, so that each of them leads four levels down.
await db.$executeRaw`
  INSERT INTO series (id, studio_id, title, state, project_id, rule, first_time, zone, length_minutes, expanded_until, created_by, created_by_name)
  SELECT gen_random_uuid(), studio_id, name, 'confirmed', id, 'FREQ=WEEKLY', '2026-01-05T10:00', 'UTC', 60, '2026-02-05T10:00', 'system:bench', 'Bench'
  FROM project WHERE studio_id = ${studioId}::uuid AND client_id IS NOT NULL AND producer_id IS NOT NULL`;
await db.$executeRaw`
  UPDATE booking SET occurrence = to_char(timestamp '2026-01-05' + numbered.n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI'), series_id = (SELECT id FROM series WHERE rule = 'FREQ=WEEKLY' AND first_time = '2026-01-05T10:00'
    ORDER BY md5(series.id::text || booking.id::text) LIMIT 1)
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM booking WHERE studio_id = ${studioId}::uuid) AS numbered WHERE numbered.id = booking.id`;
await db.$executeRaw`ANALYZE`;
const secretOf = apiKeySecret(SECRET);
const hand = { db, clock: systemClock, doorbell: silentDoorbell, actor: systemActor(studioId, 'Bench') };
const { id, generation } = await createApiKey(hand, { name: 'Program', role: 'owner', scopes: [...SCOPES], expiresAt: null, secretOf });
const headers = { 'content-type': 'application/json', authorization: `Bearer ${secretOf(id, Number(generation))}` };
const [port, watchedPort, barePort] = [await freePort(), await freePort(), await freePort()];
const server = await house.start(port, 'server/run.js', 'server/main.ts');
const watched = await house.start(watchedPort, '--import', 'tsx', 'bench/support/observed-server.ts');
const bare = await house.start(barePort, '--import', 'tsx', 'bench/support/bare-json.ts', house.databaseUrl, String(barePort), studioId);

const ours = async (first: number, at = port): Promise<string> => {
  const body = JSON.stringify({ query: QUERY, variables: { first } });
  const answer = await fetch(`http://127.0.0.1:${at}/graphql`, { method: 'POST', headers, body });
  return answer.text();
};
const refill = (): Promise<unknown> => db.$executeRaw`DELETE FROM api_allowance`;
const theirs = async (first: number): Promise<string> => (await fetch(`http://127.0.0.1:${barePort}/?first=${first}`)).text();

/** Records in an answer, and how it looks without ids, which the API writes in its own way, and moments. */
function look(answer: string): { records: number; shape: string } {
  let records = 0;
  const plain = JSON.parse(answer, (key, value: unknown) => {
    if (key === 'id') records += 1;
    return key === 'id' || key === 'startsAt' || key === 'endsAt' ? undefined : value;
  }) as { data?: unknown; errors?: unknown };
  if (plain.errors) throw new Error(answer.slice(0, 500));
  return { records, shape: JSON.stringify(plain.data) };
}

for (const wanted of SIZES) {
  let first = 1;
  while (look(await theirs(first)).records < wanted && first < 100) first += 1;
  await refill();
  const [one, other] = [look(await ours(first)), look(await theirs(first))];
  if (one.shape !== other.shape)
    throw new Error(`The two sides answer differently:\n${one.shape.slice(0, 1_000)}\n${other.shape.slice(0, 1_000)}`);
  await refill();
  await ours(first, watchedPort);
  await askOf<Observed>(watched);
  await ours(first, watchedPort);
  const { statements } = await askOf<Observed>(watched);
  if (process.env.BENCH_STATEMENTS) console.log(statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 200)).join('\n'));
  const [ratios, a, b]: number[][] = [[], [], []];
  for (let round = -1; round < ROUNDS; round += 1) {
    const [times, bareTimes]: number[][] = [[], []];
    for (let turn = 0; turn < PER_ROUND; turn += 1) {
      // What a key may spend would be used up in a second of this.
      await refill();
      const startedAt = performance.now();
      const answer = await ours(first);
      const between = performance.now();
      if (answer.startsWith('{"errors"')) throw new Error(answer.slice(0, 500));
      await theirs(first);
      times!.push(between - startedAt);
      bareTimes!.push(performance.now() - between);
    }
    if (round < 0) continue;
    a!.push(quantile(times!, 0.5));
    b!.push(quantile(bareTimes!, 0.5));
    ratios!.push(a!.at(-1)! / b!.at(-1)!);
  }
  report(
    `a query of 4 levels, ${one.records} records`,
    '≤ 2.5, ≤ 5 statements',
    ratios!,
    `${spread(a!)} against ${spread(b!)} ms, ${statements.length} statements against 1`,
  );
}

server.kill('SIGKILL');
watched.kill('SIGKILL');
bare.kill();
await house.close();
