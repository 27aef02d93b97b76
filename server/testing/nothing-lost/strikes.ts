import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { seededRandom } from '../../../prisma/demo/seeded-random.ts';
import { aWholeHouse, type Part, type WholeHouse } from './a-whole-house.ts';
import { LoadClient } from './load.ts';
import { ChangeLog, overEvents, overSocket, Screen, Subscriber } from './subscribers.ts';
import { faultsOf } from './verdict.ts';

/** Milliseconds from the blow. */
export interface Recovery {
  /** The part that was struck is back; from when it was started again. */
  back: number;
  /** Somebody's next write is acknowledged. */
  firstWrite: number;
  /** Everybody's is. */
  allWrites: number;
  /** All who watch have been told something newer. */
  watching: number;
  /** The workers have come as far as the log was; while Redis stays away they wait for it, and this counts from its return. */
  figures: number;
}

export interface Outcome {
  points: Recovery[];
  acknowledged: number;
  refused: number;
  repeated: number;
  connections: number;
  freshStarts: number;
  /** Empty when nothing was lost. */
  faults: string[];
  troubles: Map<string, number>;
}

export interface Blows {
  /** Struck in turn. */
  parts: readonly Part[];
  points: number;
  seed: number;
  clients?: number;
  /** Redis stays away so long each time; nothing waits for it. */
  redisAwayMs?: number;
  onPoint?(n: number, recovery: Recovery): void;
}

/** Longer than this nobody is waited for. */
const PATIENCE_MS = 60_000;

/** A house under load whose parts are ended again and again, at moments that the seed chooses; and what everybody saw of it. */
export async function strikes({ parts, points, seed, clients: count = 4, redisAwayMs = 0, onPoint }: Blows): Promise<Outcome> {
  const random = seededRandom(seed);
  const house = await aWholeHouse();
  const urls = house.servers.map(({ url }) => url);
  const clients: LoadClient[] = [];
  const watchers: Watcher[] = [];
  try {
    watchers.push(...(await watch(house, urls)));
    for (let n = 0; n < count; n += 1)
      clients.push(new LoadClient({ key: await house.aKey(`Program ${n}`), seed: seed * 1_000 + n, rooms: house.rooms, urls }));
    await inTime('the first picture', Promise.all(watchers.map(({ subscriber }) => subscriber.newerThan(-1))));
    await inTime('the first answers', Promise.all(clients.map((client) => client.nextAnswer())));
    await inTime('the first figures', figuresReach(house, 1));

    const recoveries: Recovery[] = [];
    for (let point = 0; point < points; point += 1) {
      await wait(random.between(100, 1_500));
      const part = parts[point % parts.length]!;
      const blow = { part, which: random.between(0, 99), awayMs: part === 'redis' ? redisAwayMs : 0 };
      recoveries.push(await strike(house, blow, clients, watchers));
      onPoint?.(point, recoveries.at(-1)!);
    }
    await Promise.all(clients.map((client) => client.stop()));
    const unsettled = await settled(house, watchers).then(
      () => [],
      (error: Error) => [error.message],
    );
    return {
      points: recoveries,
      acknowledged: sum(clients.map(({ acts }) => acts.length)),
      refused: sum(clients.map(({ refused }) => refused)),
      repeated: sum(clients.map(({ repeated }) => repeated)),
      connections: sum(watchers.map(({ subscriber }) => subscriber.connections)),
      freshStarts: sum(watchers.map(({ log, screen }) => (log ?? screen)!.freshStarts)),
      faults: [...unsettled, ...(await faultsOf(house, clients, watchers))],
      troubles: clients.reduce((all, { troubles }) => {
        for (const [trouble, times] of troubles) all.set(trouble, (all.get(trouble) ?? 0) + times);
        return all;
      }, new Map<string, number>()),
    };
  } finally {
    for (const { subscriber } of watchers) subscriber.stop();
    await Promise.all(clients.map((client) => client.stop()));
    await house.close();
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

interface Watcher {
  subscriber: Subscriber;
  log?: ChangeLog;
  screen?: Screen;
}

/** The change feed and the schedule, each over both transports and from both servers. */
export async function watch(house: WholeHouse, urls: readonly string[]): Promise<Watcher[]> {
  const key = await house.aKey('Watcher');
  const day = (plus: number): string => DateTime.utc().plus({ days: plus }).toISODate();
  const days = { from: day(0), to: day(90) };
  return [overSocket, overEvents].flatMap((transport) =>
    [0, 1].flatMap((turn): Watcher[] => {
      const [log, screen] = [new ChangeLog(), new Screen(key, days)];
      const wish = { key, urls, transport, turn };
      return [
        { subscriber: new Subscriber({ ...wish, follows: log }), log },
        { subscriber: new Subscriber({ ...wish, follows: screen }), screen },
      ];
    }),
  );
}

async function strike(
  house: WholeHouse,
  { part, which, awayMs }: { part: Part; which: number; awayMs: number },
  clients: readonly LoadClient[],
  watchers: readonly Watcher[],
): Promise<Recovery> {
  const known = Math.max(...watchers.map(({ subscriber }) => subscriber.revision));
  const startedAt = performance.now();
  const since = async (what: string, done: Promise<unknown>, longer = 0): Promise<number> => {
    await inTime(what, done, longer);
    return performance.now() - startedAt;
  };
  const back = house.strike(part, which, awayMs);
  const writes = clients.map((client) => client.nextAnswer());
  const told = watchers.map(({ subscriber }) => subscriber.newerThan(known));
  const [firstWrite, allWrites, watching, figures, isBack] = await Promise.all([
    since('a write', Promise.race(writes)),
    since('everybody’s write', Promise.all(writes)),
    since('everybody who watches', Promise.all(told)),
    since('the figures', figuresReach(house, known), awayMs),
    since(`the ${part}`, back, awayMs),
  ]);
  // The workers' queue lies in Redis: while it is away figures wait, and writes and those who watch do not.
  return { back: isBack - awayMs, firstWrite, allWrites, watching, figures: Math.max(0, figures - awayMs) };
}

async function figuresReach({ db, studioId }: WholeHouse, revision: number): Promise<void> {
  for (;;) {
    // The database may be the part that was struck.
    const { _min: least } = await db.changeCursor
      .aggregate({ where: { studioId }, _min: { revision: true } })
      .catch(() => ({ _min: { revision: null } }));
    if (least.revision !== null && Number(least.revision) >= revision) return;
    await wait(50);
  }
}

/** Until nobody has anything to come. */
async function settled(house: WholeHouse, watchers: readonly Watcher[]): Promise<void> {
  const rest = async (): Promise<void> => {
    for (;;) {
      const { revision } = await house.db.studio.findUniqueOrThrow({ where: { id: house.studioId }, select: { revision: true } });
      await figuresReach(house, Number(revision));
      await Promise.all(watchers.map(({ subscriber }) => subscriber.newerThan(Number(revision) - 1)));
      const { revision: now } = await house.db.studio.findUniqueOrThrow({ where: { id: house.studioId }, select: { revision: true } });
      if (now === revision) return;
    }
  };
  await inTime('everything to come to rest', rest());
}

async function inTime<T>(what: string, done: Promise<T>, longer = 0): Promise<T> {
  const late = new AbortController();
  const patience = PATIENCE_MS + longer;
  const tooLate = wait(patience, undefined, { signal: late.signal }).then(() => {
    throw new Error(`Waited ${patience / 1_000} s for ${what} in vain.`);
  });
  try {
    return await Promise.race([done, tooLate]);
  } finally {
    late.abort();
    await tooLate.catch(() => undefined);
  }
}
