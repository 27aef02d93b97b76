import type { Client } from 'graphql-ws';
import { beforeAll, expect, test, vi } from 'vitest';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { testRedisUrl } from '../../prisma/testing/test-redis.ts';
import { aServer, type Served } from '../testing/a-server.ts';
import { connected, follow, happen, soon } from '../testing/following.ts';

vi.setConfig({ testTimeout: 60_000 });

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));
const serve = (): Promise<Served> => aServer({ redisUrl: testRedisUrl() });

const PRESENCE = `subscription { presence(place: "schedule") { fresh gone people { id name seat day editing openId drag { rowIds startsAt } } } }`;
const SHOW = `mutation ($input: ShowPresenceInput!) { showPresence(input: $input) { __typename ... on Error { code message } ... on TooOften { mostPerSecond } } }`;
const LEAVE = `mutation ($input: LeavePlaceInput!) { leavePlace(input: $input) { __typename } }`;

interface Person {
  id: string;
  name: string;
  seat: number;
  day: string | null;
  editing: boolean;
  drag: { rowIds: string[]; startsAt: string } | null;
}
interface News {
  fresh: boolean;
  gone: string[];
  people: Person[];
}

/** Everybody whom this client sees, by its own account of the news. */
function watching(client: Client) {
  const people = new Map<string, Person>();
  const seen = { people, messages: 0, refused: null as unknown };
  client.subscribe<{ presence: News }>(
    { query: PRESENCE },
    {
      next: ({ data, errors }) => {
        if (!data) return void (seen.refused = errors);
        seen.messages += 1;
        if (data.presence.fresh) people.clear();
        for (const person of data.presence.people) people.set(person.id, person);
        for (const id of data.presence.gone) people.delete(id);
      },
      error: (error) => (seen.refused = error),
      complete: () => undefined,
    },
  );
  return seen;
}

/** One operation over the socket, answered. */
const over = (client: Client, query: string, input: object): Promise<Record<string, { __typename: string; code?: string }>> =>
  new Promise((resolve, reject) => {
    client.subscribe<Record<string, { __typename: string }>>(
      { query, variables: { input } },
      { next: ({ data, errors }) => (data ? resolve(data) : reject(errors)), error: reject, complete: () => undefined },
    );
  });

const TAB = 'tab-of-ana-1';
const here = (more: object = {}) => ({ tab: TAB, place: 'schedule', day: '2030-05-01', ...more });
const drag = (minute: number) => ({
  rowIds: ['Um9vbTox'],
  startsAt: `2030-05-01T10:${String(minute).padStart(2, '0')}:00Z`,
  endsAt: '2030-05-01T12:00:00Z',
});

test('who is there, what they drag and when they leave is seen through another process within a second', async () => {
  const [first, second] = [await serve(), await serve()];
  const ana = await connected(first, await first.aMember(studio.studioId, 'coordinator', { name: 'Ana' }));
  const ben = await connected(second, await second.aMember(studio.studioId, 'owner', { name: 'Ben' }));
  const seen = watching(ben);
  await vi.waitFor(() => expect(seen.messages).toBe(1), soon);
  // The wires are laid.
  await vi.waitFor(async () => {
    await over(ana, SHOW, here());
    expect([...seen.people.values()]).toMatchObject([{ name: 'Ana', day: '2030-05-01', drag: null }]);
  }, soon);

  const times: number[] = [];
  for (let step = 0; step < 5; step += 1) {
    const begun = performance.now();
    await over(ana, SHOW, here({ drag: drag(step * 5) }));
    await vi.waitFor(
      () => expect([...seen.people.values()][0]?.drag?.startsAt).toBe(`2030-05-01T10:${String(step * 5).padStart(2, '0')}:00.000Z`),
      soon,
    );
    times.push(performance.now() - begun);
  }
  expect(times.sort((a, b) => a - b)[2]).toBeLessThan(1_000);

  const late = watching(await connected(second, await second.aMember(studio.studioId, 'crew')));
  await vi.waitFor(() => expect(late.people.size).toBe(1), soon);
  await over(ana, LEAVE, { tab: TAB });
  await vi.waitFor(() => expect([seen.people.size, late.people.size]).toEqual([0, 0]), soon);
});

test('whoever is gone without a word lapses by themselves', async () => {
  const served = await serve();
  const ana = await connected(served, await served.aMember(studio.studioId, 'coordinator'));
  const seen = watching(await connected(served, await served.aMember(studio.studioId, 'owner')));
  await over(ana, SHOW, here({ editing: true }));
  await vi.waitFor(() => expect(seen.people.size).toBe(1), soon);
  void ana.dispose();
  await vi.waitFor(() => expect(seen.people.size).toBe(0), { timeout: 30_000, interval: 100 });
});

test('members see each other; clients, boards and other studios see nobody, and nobody shows nonsense', async () => {
  const served = await serve();
  const clientId = crypto.randomUUID();
  await studio.db.client.create({ data: { id: clientId, studioId: studio.studioId, name: 'Saltwater' } });
  for (const guest of [await served.aMember(studio.studioId, 'client', { clientId }), await served.aBoard(studio.studioId)]) {
    const socket = await connected(served, guest);
    const seen = watching(socket);
    await vi.waitFor(() => expect(JSON.stringify(seen.refused)).toContain('NOT_ALLOWED'), soon);
    expect((await over(socket, SHOW, here())).showPresence).toMatchObject({ __typename: 'NotAllowed' });
  }
  const other = await aStudio();
  const foreign = watching(await connected(served, await served.aMember(other.studioId, 'owner')));
  const ana = await connected(served, await served.aMember(studio.studioId, 'coordinator'));
  const own = watching(ana);
  await over(ana, SHOW, here());
  await vi.waitFor(() => expect(own.people.size).toBe(1), soon);
  expect(foreign.people.size).toBe(0);
  const wrong = { drag: { ...drag(0), rowIds: Array.from({ length: 9 }, () => 'Um9vbTox') } };
  for (const input of [here({ tab: 'x' }), here({ place: 'no such place!' }), here(wrong)])
    expect((await over(ana, SHOW, input)).showPresence).toMatchObject({ __typename: 'InvalidInput' });
});

test('a thousand messages a second from one client slow nobody, and few of them are passed on', async () => {
  const served = await serve();
  const [flooding, ben] = [
    await connected(served, await served.aMember(studio.studioId, 'coordinator', { name: 'Flo' })),
    await connected(served, await served.aMember(studio.studioId, 'owner', { name: 'Ben' })),
  ];
  const seen = watching(ben);
  // Its socket stays: the library closes one on which nothing is asked.
  watching(flooding);
  const following = follow(ben);
  await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
  const quiet = await arrival(served, following);

  const answers = new Map<string, number>();
  const count = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1);
  let sent = 0;
  const begun = performance.now();
  const flood = setInterval(() => {
    for (let n = 0; n < 20; n += 1)
      over(flooding, SHOW, here({ tab: 'tab-of-flo-1', drag: drag((sent += 1) % 60) })).then(
        ({ showPresence }) => count(showPresence!.__typename),
        (errors: { extensions?: { code: string } }[]) => count(String(errors[0]?.extensions?.code)),
      );
  }, 20);
  const messagesBefore = seen.messages;
  const loud: number[] = [];
  for (let n = 0; n < 5; n += 1) loud.push(await arrival(served, following));
  const seconds = (performance.now() - begun) / 1_000;
  clearInterval(flood);
  await vi.waitFor(() => expect([...answers.values()].reduce((sum, one) => sum + one, 0)).toBe(sent), soon);

  // Ben's change arrives in time all the same, and his screen is told at most about ten times a second.
  expect(median(loud)).toBeLessThan(Math.max(1_000, quiet * 5));
  expect(seen.messages - messagesBefore).toBeLessThan(seconds * 11 + 5);
  expect(answers.get('TooOften') ?? 0).toBeGreaterThan(0);
  const known = ['PresenceShown', 'TooOften', 'TOO_MANY_MESSAGES', 'TOO_MANY_SUBSCRIPTIONS'];
  expect([...answers.keys()].filter((answer) => !known.includes(answer))).toEqual([]);
  // The socket is as good as before.
  await vi.waitFor(
    async () =>
      expect((await over(flooding, SHOW, here({ tab: 'tab-of-flo-1' }))).showPresence).toMatchObject({ __typename: 'PresenceShown' }),
    soon,
  );
});

/** Milliseconds from a change to its arrival on a screen. */
async function arrival(served: Served, following: ReturnType<typeof follow>): Promise<number> {
  const begun = performance.now();
  const revision = Number(await happen(served, studio));
  await vi.waitFor(() => expect(following.batches.at(-1)?.revision).toBe(revision), soon);
  return performance.now() - begun;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
