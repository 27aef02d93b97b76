import {
  presenceFrom,
  readSeat,
  requirePresent,
  requireShowable,
  tabFrom,
  TooOften,
  type Presence,
} from '../../domain/activity/presence.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import type { LiveDoorbell } from './doorbell.ts';
import type { PresenceLive, PresenceNews, ShownInput } from './live.ts';
import type { Operation } from './operation.ts';
import { PresenceFeed } from './presence-feed.ts';
import { RateLimit } from './rate-limit.ts';
import type { Joined, Sink } from './subscriber.ts';
import type { TickRunner } from './tick-runner.ts';

/** At most ten a second of one tab are passed on: the latest counts. */
const PASS_ON_MS = 100;
/** A tab shows itself again every few seconds; one that is silent for so long is gone, however it went. */
const LAPSES_MS = 12_000;
const LOOK_MS = 1_000;
/** What one person may send, in all their tabs. */
const MOST_PER_SECOND = 25;
const BURST = 50;
const MOST_TABS = 6;
const MOST_PEOPLE = 500;
/** Sessions that are remembered as known. */
const MOST_KNOWN = 10_000;

interface There {
  presence: Presence;
  heardAt: number;
}

interface Waiting {
  latest: Presence;
  timer: NodeJS.Timeout;
}

/** What a subscription field returns: not yet who is there, but where somebody looks. The hub makes the stream of it. */
export class PresenceWatch implements AsyncIterable<PresenceNews> {
  readonly actor: Actor;
  readonly place: string;
  constructor(actor: Actor, place: string) {
    this.actor = actor;
    this.place = place;
  }
  [Symbol.asyncIterator](): AsyncIterator<PresenceNews> {
    throw new Error('Subscriptions run through the hub: use hub.subscribe.');
  }
}

/** A message between processes: somebody is there, or has left. */
type Whisper = { studio: string; there: Presence } | { studio: string; gone: string };

/**
 * Who is where, in the memory of every process and nowhere else: each hears the others over the doorbell's wire. What is lost comes
 * again with the next sign of life, and who sends none any more lapses.
 */
export class PresenceHub implements PresenceLive {
  private readonly options: { db: Db; doorbell: LiveDoorbell; runner: TickRunner };
  private readonly studios = new Map<string, Map<string, There>>();
  private readonly feeds = new Map<string, PresenceFeed>();
  private readonly waiting = new Map<string, Waiting>();
  private readonly limits = new Map<string, RateLimit>();
  private readonly seats = new Map<string, Promise<number>>();
  /** Sessions that somebody showed: signs of life name the same ones again and again. */
  private readonly known = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  constructor(options: PresenceHub['options']) {
    this.options = options;
    options.doorbell.onWhisper((message) => this.hear(message));
    this.timer = setInterval(() => this.lapse(), LOOK_MS);
    this.timer.unref();
  }

  async show(actor: Actor, input: ShownInput): Promise<void> {
    const member = requirePresent(actor);
    const { memberId, studioId, name } = member;
    const limit = this.limits.get(memberId) ?? new RateLimit(MOST_PER_SECOND, BURST);
    this.limits.set(memberId, limit);
    if (!limit.take()) throw new TooOften(MOST_PER_SECOND);
    const { tab, ...shown } = presenceFrom(input);
    for (const id of [shown.openId, shown.drag?.bookingId]) if (id) await this.requireKnown(studioId, id);
    const seat = await this.seatOf(member);
    this.passOn(studioId, { id: `${memberId}.${tab}`, memberId, name: name.slice(0, 80), seat, ...shown });
  }

  leave(actor: Actor, tab: string): void {
    const { memberId, studioId } = requirePresent(actor);
    const id = `${memberId}.${tabFrom(tab)}`;
    clearTimeout(this.waiting.get(id)?.timer);
    this.waiting.delete(id);
    this.remove(studioId, id);
    this.options.doorbell.whisper(JSON.stringify({ studio: studioId, gone: id } satisfies Whisper));
  }

  watch(actor: Actor, place: string): AsyncIterable<PresenceNews> {
    return new PresenceWatch(requirePresent(actor), place);
  }

  join({ actor, place }: PresenceWatch, operation: Operation, sink: Sink): Joined {
    const key = `${actor.studioId} ${place}`;
    const feed: PresenceFeed =
      this.feeds.get(key) ??
      new PresenceFeed({
        runner: this.options.runner,
        people: () => this.peopleIn(actor.studioId, place),
        onEmpty: () => void (this.feeds.get(key) === feed && this.feeds.delete(key)),
      });
    this.feeds.set(key, feed);
    return feed.join(operation, actor, sink);
  }

  close(): void {
    clearInterval(this.timer);
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
  }

  private async requireKnown(studioId: string, bookingId: string): Promise<void> {
    const key = `${studioId} ${bookingId}`;
    if (this.known.has(key)) return;
    await requireShowable(this.options.db, studioId, bookingId);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.add(key);
  }

  private seatOf(member: { studioId: string; memberId: string }): Promise<number> {
    const known = this.seats.get(member.memberId);
    if (known) return known;
    const seat = readSeat(this.options.db, member);
    this.seats.set(member.memberId, seat);
    seat.catch(() => this.seats.delete(member.memberId));
    return seat;
  }

  /** At once, and what follows within a tenth of a second as its latest. */
  private passOn(studio: string, there: Presence): void {
    const waiting = this.waiting.get(there.id);
    if (waiting) return void (waiting.latest = there);
    this.tell(studio, there);
    const timer = setTimeout(() => {
      const { latest } = this.waiting.get(there.id)!;
      this.waiting.delete(there.id);
      if (latest !== there) this.passOn(studio, latest);
    }, PASS_ON_MS);
    timer.unref();
    this.waiting.set(there.id, { latest: there, timer });
  }

  private tell(studio: string, there: Presence): void {
    this.put(studio, there);
    this.options.doorbell.whisper(JSON.stringify({ studio, there } satisfies Whisper));
  }

  private hear(message: string): void {
    const whisper = JSON.parse(message) as Whisper;
    if ('gone' in whisper) return this.remove(whisper.studio, whisper.gone);
    const { drag } = whisper.there;
    const moments = drag && { ...drag, startsAt: new Date(drag.startsAt), endsAt: new Date(drag.endsAt) };
    this.put(whisper.studio, { ...whisper.there, drag: moments });
  }

  private put(studio: string, presence: Presence): void {
    const people = this.studios.get(studio) ?? new Map<string, There>();
    this.studios.set(studio, people);
    const before = people.get(presence.id);
    // Anew at the end: the first of the map has been silent longest.
    people.delete(presence.id);
    people.set(presence.id, { presence, heardAt: Date.now() });
    const tabs = [...people.values()].filter((one) => one.presence.memberId === presence.memberId);
    if (tabs.length > MOST_TABS) this.remove(studio, tabs[0]!.presence.id);
    if (people.size > MOST_PEOPLE) this.remove(studio, people.keys().next().value!);
    if (before && before.presence.place !== presence.place) this.feeds.get(`${studio} ${before.presence.place}`)?.touch(presence.id);
    // A sign of life that says nothing new is no news.
    if (!before || JSON.stringify(before.presence) !== JSON.stringify(presence))
      this.feeds.get(`${studio} ${presence.place}`)?.touch(presence.id);
  }

  private remove(studio: string, id: string): void {
    const people = this.studios.get(studio);
    const there = people?.get(id);
    if (!people || !there) return;
    people.delete(id);
    if (people.size === 0) this.studios.delete(studio);
    this.feeds.get(`${studio} ${there.presence.place}`)?.touch(id);
  }

  private lapse(): void {
    const silentSince = Date.now() - LAPSES_MS;
    const present = new Set<string>();
    for (const [studio, people] of this.studios)
      for (const [id, { heardAt, presence }] of people) {
        if (heardAt < silentSince) this.remove(studio, id);
        else present.add(presence.memberId);
      }
    for (const memberId of this.limits.keys()) if (!present.has(memberId)) this.limits.delete(memberId);
    for (const memberId of this.seats.keys()) if (!present.has(memberId)) this.seats.delete(memberId);
  }

  private peopleIn(studio: string, place: string): ReadonlyMap<string, Presence> {
    const all = [...(this.studios.get(studio) ?? [])];
    return new Map(all.flatMap(([id, { presence }]) => (presence.place === place ? [[id, presence] as const] : [])));
  }
}
