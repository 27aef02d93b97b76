import { expect, test } from 'vitest';
import { aStudio } from '../domain/testing/a-studio.ts';
import { encodeId } from '../schema/shared/ids.ts';
import { aServer } from './testing/a-server.ts';
import { follow, happen, soon } from './testing/following.ts';

const METRICS_TOKEN = 'a token for the figures';

async function figures(url: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

test('the figures tell what was asked, how it ended, who watches and how far the log has come', async () => {
  const served = await aServer();
  const studio = await aStudio();
  const owner = await served.aMember(studio.studioId, 'owner');
  const crew = await served.aMember(studio.studioId, 'crew');
  await served.ask('query Anything { members { totalCount } }', { as: owner });
  await served.ask('{ boardLinks { totalCount } }', { as: crew });
  const id = encodeId('Member', crew.memberId);
  await served.ask('mutation ($id: ID!) { removeMember(input: { memberId: $id }) { __typename } }', { as: owner, variables: { id } });
  const watcher = follow(served.socket(owner));
  await expect.poll(() => watcher.batches.length, soon).toBe(1);
  await happen(served, studio);
  await expect.poll(() => watcher.batches.length, soon).toBe(2);

  const told = await figures(served.url);
  const count = (name: string): number => told.get(`callboard_${name}`) ?? 0;
  expect(count('graphql_operation_seconds_count{kind="query",field="members",outcome="answered"}')).toBe(1);
  expect(count('graphql_operation_seconds_count{kind="query",field="boardLinks",outcome="refused"}')).toBe(1);
  expect(count('graphql_operation_seconds_count{kind="mutation",field="removeMember",outcome="answered"}')).toBe(1);
  expect(count('http_request_seconds_count{route="graphql",status="200"}')).toBe(3);
  expect(count('sockets')).toBe(1);
  expect(count('changes_fanned_out_total')).toBeGreaterThanOrEqual(1);
  expect(count('fanout_lag_seconds_count')).toBe(count('changes_fanned_out_total'));
  expect(count('database_connections{state="open"}')).toBeGreaterThan(0);
  expect(count('mail_due')).toBe(0);

  await studio.db.changeCursor.create({ data: { consumer: 'sleeper', studioId: studio.studioId, revision: 0 } });
  const { revision } = await studio.db.studio.findUniqueOrThrow({ where: { id: studio.studioId } });
  expect((await figures(served.url)).get('callboard_log_lag_changes{consumer="sleeper"}')).toBe(Number(revision));
}, 60_000);

test('from elsewhere the figures take the token, and name no studio', async () => {
  const served = await aServer({ metricsToken: METRICS_TOKEN });
  const studio = await aStudio();
  const ask = async (headers: Record<string, string>) => (await fetch(`${served.url}/metrics`, { headers })).status;
  const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
  expect(await ask({})).toBe(200);
  expect(await ask(elsewhere)).toBe(403);
  expect(await ask({ ...elsewhere, authorization: 'Bearer a guess' })).toBe(403);
  expect(await ask({ ...elsewhere, authorization: `Bearer ${METRICS_TOKEN}` })).toBe(200);
  expect(await (await fetch(`${served.url}/metrics`)).text()).not.toContain(studio.studioId);
});

test('a server that is asked to leave lets what it has begun come to its end, and takes nothing new', async () => {
  const served = await aServer();
  const studio = await aStudio();
  const owner = await served.aMember(studio.studioId, 'owner');
  const invite = (name: string) =>
    served.ask<{ createBoardLink: { __typename: string } }>(
      'mutation ($name: String!) { createBoardLink(input: { name: $name, privacy: everything }) { __typename } }',
      { as: owner, variables: { name } },
    );
  const status = async (path: string) => (await fetch(`${served.url}${path}`)).status;
  expect([await status('/health'), await status('/ready')]).toEqual([200, 200]);

  // Somebody holds the studio's row: all writes wait in line behind it.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const holding = studio.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM studio WHERE id = ${studio.studioId}::uuid FOR UPDATE`;
      await held;
    },
    { timeout: 20_000 },
  );
  const names = Array.from({ length: 8 }, (_, n) => `Wall ${n}`);
  const waiting = Promise.all(names.map(invite));
  const inLine = async () => {
    const [row] = await studio.db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return Number(row!.count);
  };
  await expect.poll(inLine, soon).toBeGreaterThan(5);
  const closed = served.close();
  await expect(fetch(`${served.url}/ready`).then((answer) => answer.status)).rejects.toThrow('fetch failed');
  release();
  await holding;
  const answers = await waiting;
  await closed;
  expect(answers.map(({ status: code, data }) => [code, data?.createBoardLink.__typename])).toEqual(names.map(() => [200, 'BoardLink']));
  expect(await studio.db.boardLink.count({ where: { studioId: studio.studioId } })).toBe(names.length);
}, 60_000);
