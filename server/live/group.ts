import type { Actor } from '../../domain/kernel/actor.ts';
import type { Tick } from './live.ts';
import type { Operation } from './operation.ts';
import type { StudioFeed } from './studio-feed.ts';
import type { Subscriber } from './subscriber.ts';
import type { Outcome, TickRunner } from './tick-runner.ts';

/** How long an answer may be handed to the next who comes from as far to as far: after an outage thousands do, one after the other. */
const KEPT_MS = 1_000;

/** Everyone who would get the same answer: one execution and one text per tick, whatever their number. */
export class Group {
  readonly operation: Operation;
  readonly personal: boolean;
  private readonly actor: Actor;
  private readonly feed: StudioFeed;
  private readonly runner: TickRunner;
  private readonly members = new Set<Subscriber>();
  /** Those being made, and for a while those made for somebody who caught up. */
  private readonly answers = new Map<string, Promise<Outcome>>();
  private revision: bigint | null = null;
  private advancing = false;

  constructor(options: { operation: Operation; actor: Actor; personal: boolean; feed: StudioFeed; runner: TickRunner }) {
    this.operation = options.operation;
    this.actor = options.actor;
    this.personal = options.personal;
    this.feed = options.feed;
    this.runner = options.runner;
  }

  get subscribers(): ReadonlySet<Subscriber> {
    return this.members;
  }

  join(member: Subscriber): void {
    this.members.add(member);
  }

  leave(member: Subscriber): void {
    this.members.delete(member);
    if (this.members.size === 0) this.feed.dropIfEmpty(this);
  }

  /** The answer to somebody who catches up: whoever does so over the same stretch is given the same. */
  catchUp(tick: Tick): Promise<Outcome> {
    return this.produce(tick, KEPT_MS);
  }

  /** The answer for a tick. Who asks for the same stretch while it is being made shares it. */
  private async produce(tick: Tick, keptMs: number): Promise<Outcome> {
    const key = tick.fresh ? `fresh ${tick.to}` : `${tick.from} ${tick.to}`;
    const found = this.answers.get(key);
    if (found) return found;
    const made = this.runner.run(this.operation, this.actor, tick, !this.personal);
    this.answers.set(key, made);
    const forget = () => void (this.answers.get(key) === made && this.answers.delete(key));
    made.then((outcome) => {
      if (outcome.kind === 'payload' && keptMs > 0) setTimeout(forget, keptMs).unref();
      else forget();
      if (outcome.kind === 'personal') this.feed.takeApart(this);
    }, forget);
    return made;
  }

  /** Follows the feed: computes each stretch once and offers it to all. While one is being computed, what comes joins the next. */
  async advance(): Promise<void> {
    if (this.advancing) return;
    this.advancing = true;
    try {
      this.revision ??= this.feed.previousRevision;
      while (this.members.size > 0 && this.revision !== this.feed.revision) {
        const from: bigint | null = this.revision;
        const tick = await this.feed.tickSince(from);
        const outcome = await this.produce(tick, tick.fresh ? KEPT_MS : 0);
        if (outcome.kind === 'personal') return;
        this.revision = tick.to;
        if (outcome.kind === 'payload') for (const member of this.members) member.offer(outcome.payload, tick.fresh ? null : from, tick.to);
        // Refused or failed: each member asks for itself, tries again, and tells its client.
        else for (const member of this.members) void member.catchUp();
      }
    } catch (error) {
      this.feed.report(error);
      for (const member of this.members) void member.catchUp();
    } finally {
      this.advancing = false;
    }
  }

  forget(): void {
    this.revision = null;
    this.answers.clear();
    for (const member of this.members) member.forget();
  }
}
