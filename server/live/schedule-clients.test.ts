import fc from 'fast-check';
import { print } from 'graphql';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { step, trackedStream, type TrackedStream } from '../../client/live/stream-state.ts';
import { ScheduleDocument } from '../../client/schedule/documents.ts';
import { adding, NONE, stillPending, withPending, type Pending } from '../../client/schedule/pending.ts';
import { applyNews, type Picture, type ScheduleNews, type Session } from '../../client/schedule/picture.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { DEEDS } from '../../domain/testing/studio-deeds.ts';
import { testRedisUrl } from '../../prisma/testing/test-redis.ts';
import { aServer, type Guest, type Served } from '../testing/a-server.ts';
import { revisionOf } from '../testing/following.ts';

const DAYS = { from: '2030-05-01', to: '2030-05-03' };
const SUBSCRIBE = print(ScheduleDocument);
const QUERY = SUBSCRIBE.replace(/^subscription Schedule\([^)]*\)/, 'query Schedule($from: Date!, $to: Date!)').replace(
  ', since: $since',
  '',
);
const BEFORE = [
  ['A', '11:00', '12:00'],
  ['B', '13:00', '14:30'],
  ['A', '16:00', '18:00'],
] as const;
const start = Date.parse('2030-05-01T10:00:00Z');
const at = (quarter: number): string => new Date(start + quarter * 900_000).toISOString();

/** Somebody's screen, with the same reducers as in their browser: what the stream tells, and on top what they have just done. */
class Screen {
  state: TrackedStream<Picture> = trackedStream<Picture>();
  pending: Pending = NONE;
  underWay = 0;
  private socket: WebSocket | undefined;
  private stopped = false;
  private readonly served: Served;
  private readonly guest: Guest;

  constructor(served: Served, guest: Guest) {
    this.served = served;
    this.guest = guest;
    this.come();
  }

  get bookings(): readonly Session[] {
    return withPending(this.state.value?.bookings ?? [], this.pending);
  }

  private come(): void {
    const socket = new WebSocket(`${this.served.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: this.guest.headers,
    });
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: this.guest.params })));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as { type: string; payload: { data: { schedule: ScheduleNews } } };
      const variables = { ...DAYS, since: this.state.revision };
      if (type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIBE, variables } }));
      if (type !== 'next') return;
      this.take(payload.data.schedule);
      // A message may come twice; that must make no difference.
      this.take(payload.data.schedule);
    });
    socket.on('close', () => {
      this.state = step(this.state, { type: 'lost' }, applyNews);
      if (!this.stopped) setTimeout(() => this.come(), 5);
    });
  }

  private take(news: ScheduleNews): void {
    this.state = step(this.state, { type: 'payload', payload: news, at: Date.now() }, applyNews);
    this.pending = stillPending(this.pending, this.state.value?.bookings ?? []);
  }

  drop = (): void => this.socket?.terminate();
  stop(): void {
    this.stopped = true;
    this.drop();
  }

  /** Asks for something, twice under one key when the first answer is thought lost, and shows it meanwhile. */
  async send(name: string, input: Record<string, unknown>, more: { shows?: Partial<Session>; twice?: boolean } = {}): Promise<void> {
    const id = input.bookingId as string | undefined;
    if (id && more.shows) this.pending = adding(this.pending, { id, fields: more.shows, version: null });
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    // What is taken back may be of any kind.
    const ofBooking = !name.endsWith('Act');
    const query = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ${ofBooking ? '... on Booking { id version }' : ''} } }`;
    const asking = { as: this.guest, variables: { input }, headers: { 'idempotency-key': crypto.randomUUID() } };
    this.underWay += 1;
    try {
      const asked = [this.served.ask<{ result: { __typename: string; id?: string; version?: number } }>(query, asking)];
      if (more.twice) asked.push(this.served.ask(query, asking));
      const answers = (await Promise.all(asked)).map(({ data }) => data?.result);
      // What is done is done once; what was refused is judged anew, and may be free a moment later.
      const done = answers.filter((answer) => answer?.id);
      if (new Set(done.map((answer) => JSON.stringify(answer))).size > 1) throw new Error(`Done twice: ${JSON.stringify(done)}`);
      if (!id || !more.shows) return;
      const version = done[0]?.version;
      const left = new Map(this.pending);
      left.delete(id);
      this.pending = version ? stillPending(adding(left, { id, fields: more.shows, version }), this.state.value?.bookings ?? []) : left;
    } finally {
      this.underWay -= 1;
    }
  }
}

const STEPS = ['confirmBooking', 'holdBooking', 'checkInBooking', 'completeBooking', 'cancelBooking', 'markNoShow'] as const;

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('book' as const), who: fc.nat(2), pick: fc.nat(50), quarter: fc.nat(40), twice: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      who: fc.nat(2),
      pick: fc.nat(50),
      quarter: fc.integer({ min: -20, max: 120 }),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('step' as const), who: fc.nat(2), pick: fc.nat(50), step: fc.constantFrom(...STEPS) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), redo: fc.boolean(), who: fc.nat(2) }) },
  // By a part of the house whose ring is never heard.
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('deed' as const),
      deed: fc.constantFrom(...Object.keys(DEEDS)),
      pick: fc.nat(50),
      quarter: fc.integer({ min: -20, max: 40 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('drop' as const), who: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ring' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat(60) }) },
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

function happen(one: Act, screens: readonly Screen[], studio: TestStudio, served: Served): Promise<unknown> | undefined {
  if (one.do === 'ring') return void served.services.doorbell.ring(studio.studioId);
  if (one.do === 'wait') return new Promise((resolve) => setTimeout(resolve, one.milliseconds));
  if (one.do === 'deed') return DEEDS[one.deed]!(studio, one.pick, one.quarter * 15).catch(() => undefined);
  const screen = screens[one.who]!;
  if (one.do === 'drop') return void screen.drop();
  if (one.do === 'undo') return screen.send(one.redo ? 'redoAct' : 'undoAct', {});
  const picture = screen.state.value;
  const session = screen.bookings[('pick' in one ? one.pick : 0) % Math.max(1, screen.bookings.length)];
  if (one.do === 'book') {
    const rooms = picture?.rooms ?? [];
    if (rooms.length === 0) return undefined;
    const room = rooms[one.pick % rooms.length]!.id;
    const times = { startsAt: at(one.quarter), endsAt: at(one.quarter + 1 + (one.pick % 6)) };
    return screen.send(
      'bookSession',
      { title: `Session ${one.pick}`, ...times, rooms: [room], state: one.pick % 4 ? 'confirmed' : 'hold' },
      { twice: one.twice },
    );
  }
  if (!session) return undefined;
  const seen = { bookingId: session.id, expectedVersion: session.version };
  if (one.do === 'step') return screen.send(one.step, seen);
  const startsAt = at(one.quarter);
  const endsAt = at(one.quarter + 2 + (one.pick % 4));
  return screen.send(
    'moveBooking',
    { ...seen, startsAt, endsAt },
    { shows: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, twice: one.twice },
  );
}

/** Lists have no order of their own. */
const sorted = ({ rooms, bookings, closures, checkouts }: Pick<Picture, 'rooms' | 'bookings' | 'closures' | 'checkouts'>) =>
  Object.fromEntries(
    Object.entries({ rooms, bookings, closures, checkouts }).map(([list, records]) => [
      list,
      [...(records as readonly { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );

test(
  'after any interleaving of what several people do, with drops, repeats and reconnects, every screen shows what a fresh query tells',
  { timeout: 300_000 },
  async () => {
    const served = await aServer({ redisUrl: testRedisUrl() });
    const soon = { timeout: 20_000, interval: 20 };
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async (acts) => {
        const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 2, U87: 1 }, kits: { 'Kit 1': ['C300'] } });
        // Something to move, from the first moment on.
        for (const [room, from, to] of BEFORE) await studio.ana.book({ room, from, to });
        const guests = await Promise.all(
          (['coordinator', 'owner', 'producer'] as const).map((role) => served.aMember(studio.studioId, role)),
        );
        const screens = guests.map((guest) => new Screen(served, guest));
        try {
          await vi.waitFor(() => expect(screens.every(({ state }) => state.value)).toBe(true), soon);
          const running: Promise<unknown>[] = [];
          // People do not wait for one another, nor for the answer to what they did last.
          for (const one of acts) {
            const done = happen(one, screens, studio, served);
            if (done && one.do === 'wait') await done;
            else if (done) running.push(done);
          }
          await Promise.all(running);
          served.services.doorbell.ring(studio.studioId);
          const revision = String(await revisionOf(studio));
          await vi.waitFor(() => {
            expect(screens.map(({ state }) => state.revision)).toEqual([revision, revision, revision]);
            // One that was thrown out after the last change comes back, and is told that it missed nothing.
            expect(screens.map(({ state }) => state.standing)).toEqual(['live', 'live', 'live']);
          }, soon);

          for (const [index, screen] of screens.entries()) {
            const { data } = await served.ask<{ schedule: ScheduleNews }>(QUERY, { as: guests[index]!, variables: DAYS });
            const fresh = applyNews(undefined, data!.schedule);
            expect(sorted({ ...screen.state.value!, bookings: screen.bookings })).toEqual(sorted(fresh));
          }
          const [{ count }] = await studio.db.$queryRaw<[{ count: bigint }]>`
            SELECT count(*) FROM allocation a JOIN allocation b ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
            WHERE a.firm AND b.firm AND a.studio_id = ${studio.studioId}::uuid`;
          expect(count).toBe(0n);
          changes += Number(revision) - BEFORE.length;
        } finally {
          for (const screen of screens) screen.stop();
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
    // The stories were none of nothing.
    expect(changes).toBeGreaterThan(50);
  },
);
