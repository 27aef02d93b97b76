import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom, type SeededRandom } from '../../../prisma/demo/seeded-random.ts';
import { decodeId, encodeId } from '../../../schema/shared/ids.ts';
import type { Key } from './a-whole-house.ts';

const QUARTER_MS = 900_000;
const PATIENCE_MS = 8_000;

/** One of its sessions as the last acknowledged answer left it. */
export interface KnownSession {
  id: string;
  startsAt: number;
  endsAt: number;
  state: 'confirmed' | 'cancelled';
}

interface Answer {
  __typename: string;
  id?: string;
  code?: string;
}

export interface LoadWishes {
  key: Key;
  seed: number;
  rooms: readonly string[];
  /** Where the servers are reached: the next one is asked when one does not answer. */
  urls: readonly string[];
  /** The longest pause between two of its requests. */
  pauseMs?: number;
}

/**
 * Somebody who books, moves, extends and cancels, one thing after another. What was not answered is sent again under the same key until it
 * is, so that in the end it knows of everything it asked for whether it was done.
 */
export class LoadClient {
  readonly key: Key;
  /** The sessions that it acted on, one for each act that was done, in order. */
  readonly acts: string[] = [];
  readonly sessions = new Map<string, KnownSession>();
  refused = 0;
  repeated = 0;
  /** Answers that were no answer, by what came instead. */
  readonly troubles = new Map<string, number>();
  private readonly random: SeededRandom;
  private readonly wishes: LoadWishes;
  private readonly day = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
  private waiting: { since: number; resolve: (at: number) => void }[] = [];
  private count = 0;
  private turn: number;
  private stopping = false;
  private readonly done: Promise<void>;

  constructor(wishes: LoadWishes) {
    this.wishes = wishes;
    this.key = wishes.key;
    this.random = seededRandom(wishes.seed);
    this.turn = wishes.seed;
    this.done = this.run();
  }

  /** When the first request that was sent after this moment was acknowledged. */
  nextAnswer(): Promise<number> {
    return new Promise((resolve) => this.waiting.push({ since: performance.now(), resolve }));
  }

  /** Waits until what it has asked for is answered. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      await this.act();
      await wait(this.random.between(0, this.wishes.pauseMs ?? 200));
    }
  }

  private times(length: number): { startsAt: number; endsAt: number } {
    const startsAt = this.day + this.random.between(0, 60 * 96) * QUARTER_MS;
    return { startsAt, endsAt: startsAt + length };
  }

  private async act(): Promise<void> {
    const open = [...this.sessions.values()].filter(({ state }) => state === 'confirmed');
    const known = open.length > 0 && this.random.chance(0.6) ? this.random.pick(open) : null;
    if (!known) {
      const times = this.times(this.random.between(1, 6) * QUARTER_MS);
      const id = await this.ask('bookSession', {
        title: `${this.key.id} ${(this.count += 1)}`,
        ...asTexts(times),
        rooms: [encodeId('Room', this.random.pick(this.wishes.rooms))],
      });
      if (id) this.sessions.set(id, { id, ...times, state: 'confirmed' });
      return;
    }
    const bookingId = encodeId('Booking', known.id);
    const choice = this.random.next();
    if (choice < 0.4) {
      const times = this.times(known.endsAt - known.startsAt);
      if (times.startsAt !== known.startsAt && (await this.ask('moveBooking', { bookingId, ...asTexts(times) })))
        Object.assign(known, times);
    } else if (choice < 0.75) {
      const endsAt = known.endsAt + QUARTER_MS;
      if (await this.ask('extendBooking', { bookingId, endsAt: new Date(endsAt).toISOString() })) known.endsAt = endsAt;
    } else if (await this.ask('cancelBooking', { bookingId })) known.state = 'cancelled';
  }

  /** Asks until there is an answer. The session's id when it was done, null when a rule refused. */
  private async ask(name: string, input: object): Promise<string | null> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ... on Booking { id } ... on Error { code } } }`;
    const once = crypto.randomUUID();
    for (let tries = 0; ; tries += 1) {
      const sentAt = performance.now();
      const answer = await this.post(JSON.stringify({ query, variables: { input } }), once);
      if (answer === null) {
        this.repeated += 1;
        this.turn += 1;
        await wait(Math.min(50 * 2 ** tries, 1_000) * (0.5 + this.random.next() / 2));
        continue;
      }
      for (const one of this.waiting) if (one.since <= sentAt) one.resolve(performance.now());
      this.waiting = this.waiting.filter(({ since }) => since > sentAt);
      if (!answer.id) {
        this.refused += 1;
        if (answer.code !== 'RESOURCE_TAKEN') this.note(`refused: ${answer.code}`);
        return null;
      }
      const { id } = decodeId(answer.id, ['Booking'], 'id');
      this.acts.push(id);
      return id;
    }
  }

  /** Null when it is not known whether it was done. */
  private async post(body: string, once: string): Promise<Answer | null> {
    const url = this.wishes.urls[this.turn % this.wishes.urls.length]!;
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.key.secret}`, 'idempotency-key': once },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const { data, errors } = (await response.json()) as {
        data?: { result?: Answer } | null;
        errors?: { extensions: { code: string } }[];
      };
      if (data?.result) return data.result;
      this.note(`${response.status} ${errors?.[0]?.extensions.code}`);
      const pause = Number(response.headers.get('retry-after') ?? 0);
      if (pause > 0) await wait(pause * 1_000);
    } catch (error) {
      this.note(`${(error as Error).name}: ${((error as Error).cause as { code?: string } | undefined)?.code ?? (error as Error).message}`);
    }
    return null;
  }

  private note(trouble: string): void {
    this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
  }
}

const asTexts = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});
