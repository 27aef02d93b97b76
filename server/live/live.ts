import type { Presence, presenceFrom } from '../../domain/activity/presence.ts';
import type { Actor } from '../../domain/kernel/actor.ts';

/*
How a subscription field is written (schema may import this file and nothing else of the server):

  builder.subscriptionField('board', (t) => t.field({
    type: BoardSnapshot,
    access: INSIDE,
    args: { since: t.arg({ type: 'BigInt' }) },
    subscribe: (_root, args, ctx) => ctx.live.watch(ctx.caller.actor, args.since),
    resolve: (tick, _args, ctx) => tick.fresh ? readBoard(ctx.caller) : readBoardPatch(ctx.caller, tick),
  }))

- A tick says which stretch of the studio's log happened: `from` exclusive, `to` inclusive. `fresh` means: forget what you have and
  take a snapshot. The first tick comes at once: fresh without `since`, or what was missed since then (maybe nothing: "you are up to date").
- `resolve` runs ONCE for all who would get the same answer, so it must answer from the tick, the arguments other than `since`, and the
  actor's studio, role and board privacy. A resolver that reads who exactly the actor is (memberId, userId, personId …) is noticed,
  and from then on its operation is computed per person.
- The state it reads may be newer than `tick.to`, never older. What is newer comes again with the next tick, so payloads must be safe to repeat.
- Send `tick.to` as the payload's `revision`: it is the `since` of the next visit.
- An error that is no domain error is tried again and never sent as a payload: a stream has no gaps.
*/

/** A row of the change log, as ticks carry it. */
export interface LoggedChange {
  revision: bigint;
  at: Date;
  actor: string;
  actorName: string;
  area: string;
  entity: string;
  entityId: string;
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export type Tick = { fresh: false; from: bigint; to: bigint; changes: readonly LoggedChange[] } | { fresh: true; to: bigint };

export interface Live {
  /** Ticks of the actor's studio, beginning after `since`. */
  watch(actor: Actor, since: bigint | number | null | undefined): AsyncIterable<Tick>;
  readonly presence: PresenceLive;
}

export type ShownInput = Parameters<typeof presenceFrom>[0];

/** Who is in a place: everybody when `fresh`, else whoever does something else, and who is gone. */
export interface PresenceNews {
  fresh: boolean;
  people: readonly Presence[];
  gone: readonly string[];
}

/** Who is where, at this moment. No record: it is not in the log, and lapses by itself. */
export interface PresenceLive {
  /** @throws NotAllowed · NotFound for a session that the studio does not have · InvalidInput · TooOften */
  show(actor: Actor, input: ShownInput): Promise<void>;
  /** @throws NotAllowed · InvalidInput */
  leave(actor: Actor, tab: string): void;
  /** News of a place for a subscription field, whose `resolve` gets PresenceNews. @throws NotAllowed */
  watch(actor: Actor, place: string): AsyncIterable<PresenceNews>;
}
