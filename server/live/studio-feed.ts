import type { Logger } from 'pino';
import { readChanges, readRevision } from '../../domain/activity/read-changes.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import { audienceKey } from './audience.ts';
import { Group } from './group.ts';
import type { LoggedChange, Tick } from './live.ts';
import type { Operation } from './operation.ts';
import { Subscriber, type Sink } from './subscriber.ts';
import type { TickRunner } from './tick-runner.ts';

/** Who missed more than this begins afresh: replaying it would cost more than a snapshot. */
export const MOST_MISSED = 1_000n;
/** Changes kept at hand for catch-ups. */
const KEPT = 200;
/** From one reading of the log to the next, so that there are at most thirty ticks a second; what happens between them goes into one. */
const TICK_MS = 33;

export interface FeedOptions {
  studioId: string;
  db: Db;
  runner: TickRunner;
  log: Logger;
  onEmpty(): void;
  onChanges(changes: readonly LoggedChange[]): void;
}

/** One studio's log as it is followed by everyone who watches it from this process: read once, whatever their number. */
export class StudioFeed {
  /** How far the log has been read here. */
  revision: bigint = -1n;
  previousRevision: bigint = -1n;
  private recent: LoggedChange[] = [];
  private readonly missed = new Map<string, Promise<LoggedChange[]>>();
  private readonly groups = new Map<string, Group>();
  private readonly personalOperations = new Set<string>();
  private started: Promise<void> | undefined;
  private reading = false;
  private pass: Promise<boolean> | undefined;
  private rungMeanwhile = false;
  private readonly options: FeedOptions;

  constructor(options: FeedOptions) {
    this.options = options;
  }

  async join(operation: Operation, actor: Actor, since: bigint | null, sink: Sink): Promise<Subscriber> {
    // In the group before the first read: what is committed from now on is heard.
    const group = this.groupFor(operation, actor);
    const member = new Subscriber({ actor, group, feed: this, sink, since });
    group.join(member);
    try {
      await (this.started ??= this.start());
    } catch (error) {
      this.started = undefined;
      member.close();
      throw error;
    }
    void member.catchUp();
    return member;
  }

  private async start(): Promise<void> {
    this.revision = this.previousRevision = await readRevision(this.options.db, this.options.studioId);
    if (this.rungMeanwhile) this.ring();
  }

  private groupFor(operation: Operation, actor: Actor): Group {
    const personal = this.personalOperations.has(operation.key);
    const key = `${operation.key}|${audienceKey(actor, personal)}`;
    const found = this.groups.get(key);
    if (found) return found;
    const group = new Group({ operation, actor, personal, feed: this, runner: this.options.runner });
    this.groups.set(key, group);
    return group;
  }

  /** Its answer depends on the person after all: from now on each is asked for alone. */
  takeApart(group: Group): void {
    this.personalOperations.add(group.operation.key);
    for (const [key, one] of this.groups) if (one === group) this.groups.delete(key);
    for (const member of group.subscribers) {
      member.group = this.groupFor(group.operation, member.actor);
      member.group.join(member);
      void member.catchUp();
    }
  }

  dropIfEmpty(group: Group): void {
    for (const [key, one] of this.groups) if (one === group && one.subscribers.size === 0) this.groups.delete(key);
    if (this.groups.size === 0) this.options.onEmpty();
  }

  /** Something may have happened. Rings that come while the log is being read make one more reading, not many. */
  ring(): void {
    this.rungMeanwhile = true;
    if (!this.reading && this.revision >= 0n) void this.read();
  }

  /** The poll saw this revision. What it read may be older than what we have read since, so a lower one is looked at again. */
  async seen(revision: bigint): Promise<void> {
    if (this.revision < 0n) return;
    if (revision > this.revision) return this.ring();
    const ours = this.revision;
    if (revision === ours || (await readRevision(this.options.db, this.options.studioId)) >= ours) return;
    // The log went back: a backup was restored, and this is another story from here on.
    this.revision = this.previousRevision = revision;
    this.recent = [];
    this.missed.clear();
    for (const group of this.groups.values()) group.forget();
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      while (this.rungMeanwhile) {
        this.rungMeanwhile = false;
        const startedAt = performance.now();
        if (!(await this.readOnce())) continue;
        const left = TICK_MS - (performance.now() - startedAt);
        if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
      }
    } catch (error) {
      // The poll rings again.
      this.report(error);
    } finally {
      this.reading = false;
    }
  }

  /** One reading at a time; who wants one meanwhile gets the one under way. */
  private readOnce(): Promise<boolean> {
    return (this.pass ??= this.readOn().finally(() => (this.pass = undefined)));
  }

  private async readOn(): Promise<boolean> {
    const { db, studioId } = this.options;
    const after = this.revision;
    const changes = (await readChanges(db, studioId, { after, limit: Number(MOST_MISSED) + 1 })) as LoggedChange[];
    if (changes.length === 0) return false;
    const tooMany = changes.length > MOST_MISSED;
    this.recent = tooMany ? [] : [...this.recent, ...changes].slice(-KEPT);
    this.previousRevision = after;
    this.revision = tooMany ? await readRevision(db, studioId) : changes.at(-1)!.revision;
    this.options.onChanges(changes);
    for (const group of this.groups.values()) void group.advance();
    return true;
  }

  /** What happened since; a fresh start when that is unknown, too much, or from another log. */
  async tickSince(since: bigint | null): Promise<Tick> {
    // It may have heard of the latest change before we have: from another process, or as the answer of its own write.
    // A reading under way may have begun before that change, the one after it has not.
    if (since !== null && since > this.revision) await this.readOnce();
    if (since !== null && since > this.revision) await this.readOnce();
    const to = this.revision;
    if (since === null || since < 0n || since > to || to - since > MOST_MISSED) return { fresh: true, to };
    if (since === to) return { fresh: false, from: since, to, changes: [] };
    const first = this.recent[0]?.revision;
    const changes =
      first !== undefined && first <= since + 1n
        ? this.recent.filter(({ revision }) => revision > since && revision <= to)
        : await this.readMissed(since, to);
    return BigInt(changes.length) === to - since ? { fresh: false, from: since, to, changes } : { fresh: true, to };
  }

  /** What happened before anything that is at hand. After an outage all come back with the same gap: it is read once, and kept for the next. */
  private readMissed(since: bigint, to: bigint): Promise<LoggedChange[]> {
    const key = `${since} ${to}`;
    const found = this.missed.get(key);
    if (found) return found;
    const { db, studioId } = this.options;
    const reading: Promise<LoggedChange[]> = (
      readChanges(db, studioId, { after: since, upTo: to, limit: Number(MOST_MISSED) }) as Promise<LoggedChange[]>
    ).then((changes) => {
      const follows = this.recent[0]?.revision ?? this.revision + 1n;
      const holds = this.missed.get(key) === reading && to + 1n === follows;
      if (holds && changes.length + this.recent.length <= KEPT) this.recent = [...changes, ...this.recent];
      return changes;
    });
    this.missed.set(key, reading);
    const forget = (): void => void (this.missed.get(key) === reading && this.missed.delete(key));
    reading.then(forget, forget);
    return reading;
  }

  report(error: unknown): void {
    this.options.log.warn({ err: error, studioId: this.options.studioId }, 'Following the log failed; trying again');
  }
}
