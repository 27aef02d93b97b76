import { createSourceEventStream, GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import type { Context } from '../../schema/context.ts';
import { isExpected, presentError } from '../http/present-error.ts';
import type { AccessWatch } from './access-watch.ts';
import type { LiveDoorbell } from './doorbell.ts';
import { LiveOperation } from './live-operation.ts';
import type { Live, LoggedChange, Tick } from './live.ts';
import { operationOf } from './operation.ts';
import { PresenceHub, PresenceWatch } from './presence.ts';
import { StudioFeed } from './studio-feed.ts';
import { TickRunner } from './tick-runner.ts';

/** Behind the doorbell, which may lose rings. */
const POLL_MS = 2_000;

/** What `live.watch` returns: not ticks yet, but who wants them and since when. The hub makes the group of it. */
class Watch implements AsyncIterable<Tick> {
  readonly actor: Actor;
  readonly since: bigint | null;
  constructor(actor: Actor, since: bigint | null) {
    this.actor = actor;
    this.since = since;
  }
  [Symbol.asyncIterator](): AsyncIterator<Tick> {
    throw new Error('Subscriptions run through the hub, which shares their execution: use hub.subscribe.');
  }
}

export interface HubOptions {
  schema: GraphQLSchema;
  db: Db;
  doorbell: LiveDoorbell;
  log: Logger;
  access: AccessWatch;
  createContext(actor: Actor): Context;
  /** Told of changes as they are handed to those who watch. */
  onFanOut?(changes: readonly LoggedChange[]): void;
}

/** Everyone who watches from this process. One per process; see live.ts for how subscriptions are written. */
export class Hub implements Live {
  readonly runner: TickRunner;
  readonly presence: PresenceHub;
  private readonly options: HubOptions;
  private readonly feeds = new Map<string, StudioFeed>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(options: HubOptions) {
    this.options = options;
    const { schema, createContext, log, db, doorbell } = options;
    const running = { schema, createContext, isExpected, present: (error: GraphQLError) => presentError(error, log) };
    this.runner = new TickRunner(running);
    // Beside that of the log: who moves a hand must not keep a change waiting.
    this.presence = new PresenceHub({ db, doorbell, runner: new TickRunner(running) });
    options.doorbell.onRing((studioId) => {
      if (studioId === null) for (const feed of this.feeds.values()) feed.ring();
      else this.feeds.get(studioId)?.ring();
    });
    this.pollLater();
  }

  watch(actor: Actor, since: bigint | number | null | undefined): AsyncIterable<Tick> {
    return new Watch(actor, since === null || since === undefined ? null : BigInt(since));
  }

  /** In place of graphql-js' `subscribe`: checks the same things, then joins the group of those who ask the same. */
  subscribe = async (args: ExecutionArgs): Promise<LiveOperation | ExecutionResult> => {
    const present = (errors: readonly GraphQLError[]) => ({ errors: errors.map((error) => presentError(error, this.options.log)) });
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return present(source.errors ?? []);
    if (source instanceof PresenceWatch) {
      const asked = operationOf(args);
      return new LiveOperation(async (sink) => this.presence.join(source, asked, sink));
    }
    if (!(source instanceof Watch))
      return present([new GraphQLError('This subscription does not use live.watch.', { originalError: new Error('Not a watch') })]);
    const { actor, since } = source;
    const operation = operationOf(args);
    return new LiveOperation((sink) => this.feedOf(actor.studioId).join(operation, actor, since, sink));
  };

  private feedOf(studioId: string): StudioFeed {
    const found = this.feeds.get(studioId);
    if (found) return found;
    const { db, log, access, onFanOut } = this.options;
    const feed: StudioFeed = new StudioFeed({
      studioId,
      db,
      log,
      runner: this.runner,
      onEmpty: () => void (this.feeds.get(studioId) === feed && this.feeds.delete(studioId)),
      onChanges: (changes) => {
        onFanOut?.(changes);
        if (changes.some(({ area }) => area === 'studio')) access.checkSoon();
      },
    });
    this.feeds.set(studioId, feed);
    return feed;
  }

  private pollLater(): void {
    this.timer = setTimeout(() => void this.poll().finally(() => !this.closed && this.pollLater()), POLL_MS);
    this.timer.unref();
  }

  private async poll(): Promise<void> {
    if (this.feeds.size === 0) return;
    try {
      const studios = await this.options.db.studio.findMany({
        where: { id: { in: [...this.feeds.keys()] } },
        select: { id: true, revision: true },
      });
      await Promise.all(studios.map(({ id, revision }) => this.feeds.get(id)?.seen(revision)));
    } catch (error) {
      this.options.log.warn({ err: error }, 'The log cannot be polled; trying again');
    }
  }

  close(): void {
    this.closed = true;
    this.presence.close();
    clearTimeout(this.timer);
  }
}
