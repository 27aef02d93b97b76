import { GraphQLError } from 'graphql';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Group } from './group.ts';
import type { StudioFeed } from './studio-feed.ts';
import type { Payload } from './tick-runner.ts';

/** Where a subscription's payloads go: a socket's operation, or a stream of events. */
export interface Sink {
  send(payload: Payload): void;
  /** Whether it still has so much to write that more would only pile up. */
  readonly full: boolean;
  /** Ends the subscription with the reasons. */
  fail(errors: readonly GraphQLError[]): void;
}

/** Somebody who has joined a feed. */
export interface Joined {
  /** The sink has room again. */
  catchUp(): unknown;
  close(): void;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
// About ten seconds: then the client should know that it is not live.
const MOST_FAILURES = 6;
export const AWAY = new GraphQLError('The record cannot be read at the moment. Subscribe again.', { extensions: { code: 'UNAVAILABLE' } });

/**
 * One subscription of one client. It knows how far its client has come, and never sends a stretch of the log twice or out of order.
 * Whoever is not exactly where the group stands is brought there by a catch-up of its own.
 */
export class Subscriber implements Joined {
  readonly actor: Actor;
  group: Group;
  private readonly feed: StudioFeed;
  private readonly sink: Sink;
  /** How far the client has come; null when it needs a fresh start. */
  private revision: bigint | null;
  private welcomed = false;
  private catchingUp = false;
  private closed = false;

  constructor(options: { actor: Actor; group: Group; feed: StudioFeed; sink: Sink; since: bigint | null }) {
    this.actor = options.actor;
    this.group = options.group;
    this.feed = options.feed;
    this.sink = options.sink;
    this.revision = options.since;
  }

  /** The group has a payload for (from, to]: take it if it follows on what was sent, else see to it. */
  offer(payload: Payload, from: bigint | null, to: bigint): void {
    if (this.closed || this.catchingUp) return;
    const fits = from !== null && this.revision === from && this.welcomed && !this.sink.full;
    if (fits) this.sendUpTo(payload, to);
    else if (this.isBehind) void this.catchUp();
  }

  private sendUpTo(payload: Payload, to: bigint): void {
    this.revision = to;
    this.welcomed = true;
    this.sink.send(payload);
  }

  private get isBehind(): boolean {
    return !this.welcomed || this.revision === null || this.revision !== this.feed.revision;
  }

  /** Brings the client to where the log is now. Runs at most once at a time; the sink asks for it again when it has drained. */
  async catchUp(): Promise<void> {
    if (this.catchingUp || this.closed) return;
    this.catchingUp = true;
    try {
      let failures = 0;
      // Between the last look at the feed and the end of this loop nothing is awaited, so no tick can slip through.
      while (!this.closed && this.isBehind && !this.sink.full) {
        const fault = await this.step();
        if (!fault) failures = 0;
        else if ((failures += 1) > MOST_FAILURES) this.end(fault);
        else await pause(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
      }
    } finally {
      this.catchingUp = false;
    }
  }

  /** One payload further. Returns what failed, if it may be tried again. */
  private async step(): Promise<readonly GraphQLError[] | null> {
    const tick = await this.feed.tickSince(this.revision).catch((error: unknown) => this.feed.report(error));
    if (!tick) return [AWAY];
    const outcome = await this.group.catchUp(tick);
    if (this.closed) return null;
    if (outcome.kind === 'payload') this.sendUpTo(outcome.payload, tick.to);
    else if (outcome.kind === 'refused') this.end(outcome.errors);
    // After `personal` the group has been taken apart: the next step asks this person's own.
    return outcome.kind === 'failed' ? outcome.errors : null;
  }

  private end(errors: readonly GraphQLError[]): void {
    this.close();
    this.sink.fail(errors);
  }

  /** The log is not the one that was followed (a backup was restored): begin anew. */
  forget(): void {
    this.revision = null;
    void this.catchUp();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.group.leave(this);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
