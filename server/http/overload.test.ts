import { expect, test } from 'vitest';
import { aStudio } from '../../domain/testing/a-studio.ts';
import { aServer } from '../testing/a-server.ts';
import { soon } from '../testing/following.ts';

const AT_ONCE = 4;
/** In line: ten for each place; a caller may have half of all. */
const CAPACITY = AT_ONCE * 11;

test('at three times of what it can hold, a server works on no more than before, and tells the rest when to come back', async () => {
  const served = await aServer({ requestsAtOnce: AT_ONCE });
  const studio = await aStudio();
  const guests = await Promise.all(Array.from({ length: 12 }, () => served.aMember(studio.studioId, 'owner')));
  // Somebody holds the studio's row: every write waits behind it, and whoever waits keeps a place.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const holding = studio.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM studio WHERE id = ${studio.studioId}::uuid FOR UPDATE`;
      await held;
    },
    { timeout: 20_000 },
  );
  const ask = (cookie: Record<string, string>, n: number) =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...cookie },
      body: JSON.stringify({
        query: 'mutation ($name: String!) { createBoardLink(input: { name: $name, privacy: everything }) { __typename } }',
        variables: { name: `Wall ${n}` },
      }),
    });
  const asked = Promise.all(Array.from({ length: CAPACITY * 3 }, (_, n) => ask(guests[n % guests.length]!.headers, n)));
  const inLine = async (): Promise<number> => {
    const [row] = await studio.db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return Number(row!.count);
  };
  const figure = async (name: string): Promise<number> => {
    const text = await (await fetch(`${served.url}/metrics`)).text();
    return Number(new RegExp(`^callboard_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  };
  await expect.poll(inLine, soon).toBe(AT_ONCE);
  await expect.poll(() => figure('requests_turned_away_total{reason="overloaded"}'), soon).toBeGreaterThanOrEqual(CAPACITY * 2);
  expect(await inLine()).toBe(AT_ONCE);
  expect(await figure('requests_running')).toBe(AT_ONCE);
  // One who works for nobody but itself is still answered.
  expect((await fetch(`${served.url}/health`)).status).toBe(200);
  release();
  await holding;

  const answers = await asked;
  const accepted = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(accepted.length).toBeGreaterThanOrEqual(AT_ONCE);
  expect(accepted.length).toBeLessThanOrEqual(CAPACITY);
  for (const { status, headers } of refused) expect([status, Number(headers.get('retry-after')) > 0]).toEqual([503, true]);
  const { errors } = (await refused[0]!.json()) as { errors: { extensions: { code: string } }[] };
  expect(errors[0]!.extensions.code).toBe('OVERLOADED');
  // What was refused was not begun.
  expect(await studio.db.boardLink.count({ where: { studioId: studio.studioId } })).toBe(accepted.length);
}, 60_000);

test('one caller who takes the whole house is told so, and the others are served', async () => {
  const served = await aServer({ requestsAtOnce: AT_ONCE });
  const studio = await aStudio();
  const [hog, other] = [await served.aMember(studio.studioId, 'owner'), await served.aMember(studio.studioId, 'owner')];
  const ask = (headers: Record<string, string>) =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ members { totalCount } }' }),
    });
  const storm = Promise.all(Array.from({ length: CAPACITY }, () => ask(hog.headers)));
  const meanwhile = await ask(other.headers);
  const statuses = (await storm).map(({ status, headers }) => (status === 429 && headers.has('retry-after') ? 429 : status));
  expect(meanwhile.status).toBe(200);
  expect(statuses).toContain(200);
  expect(statuses).toContain(429);
}, 60_000);
