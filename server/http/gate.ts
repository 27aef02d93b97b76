/** Why somebody does not get in: the house is full, or one caller has more in it than their share. */
export type GateReason = 'overloaded' | 'too_many_at_once';

/** Nothing was begun: the same may be asked again after so many seconds. */
export class TurnedAway extends Error {
  readonly reason: GateReason;
  readonly retryAfterSeconds: number;

  constructor(reason: GateReason, retryAfterSeconds: number) {
    super(
      reason === 'overloaded'
        ? `There is more to do than this server can do at once. Nothing was begun: try again in ${retryAfterSeconds} s.`
        : `Too many requests of yours are under way at once. Nothing was begun: wait for some of them, and try again in ${retryAfterSeconds} s.`,
    );
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface GateLimits {
  /** Worked on at once. */
  atOnce: number;
  /** And so many wait in line. */
  mostWaiting: number;
  /** Of those inside and in line. */
  mostPerCaller: number;
  /** How long somebody waits in line before they are told to come back. */
  patienceMs: number;
  /** The same in a line that has stood for long, which waiting does not shorten. Left out, everybody waits in their order however long it stands. */
  standingPatienceMs?: number;
}

/** A line is a standing one when it has been there for so long … */
const STANDING_AFTER_MS = 300;
/** … where one that was gone for less than this counts as not gone. */
const GONE_AFTER_MS = 100;
/** Told apart by chance, so that those who were turned away together do not come back together. */
const LEAST_RETRY_SECONDS = 1;
const MOST_RETRY_SECONDS = 3;

interface Waiting {
  caller: string;
  since: number;
  admit(): void;
  refuse(): void;
}

/**
 * Lets in as many as can be worked on, keeps a short line, and turns the rest away at once: what is let in stays fast however many come.
 * The line is kept as in "controlled delay" (Nichols and Jacobson, CoDel) with "adaptive LIFO" (Maurer, Fail at Scale, 2015): a burst is
 * absorbed in its order; of a line that stands who came last is let in first, and who waits for long is told to come back, except that
 * nobody is sent away for whom there is a place.
 */
export class Gate {
  private inside = 0;
  private readonly line: Waiting[] = [];
  private readonly callers = new Map<string, number>();
  /** When the line that is there began, and when there last was one. */
  private lineSince = -Infinity;
  private lineUntil = -Infinity;
  private readonly limits: GateLimits;
  private readonly onTurnedAway: (reason: GateReason) => void;

  constructor(limits: GateLimits, onTurnedAway: (reason: GateReason) => void = () => undefined) {
    this.limits = limits;
    this.onTurnedAway = onTurnedAway;
  }

  get running(): number {
    return this.inside;
  }

  get waiting(): number {
    return this.line.length;
  }

  /** @returns what is called once, at the end @throws TurnedAway */
  async enter(caller: string): Promise<() => void> {
    const { atOnce, mostWaiting, mostPerCaller } = this.limits;
    if ((this.callers.get(caller) ?? 0) >= mostPerCaller) throw this.turnAway('too_many_at_once');
    if (this.inside >= atOnce && this.line.length >= mostWaiting) throw this.turnAway('overloaded');
    this.count(caller, 1);
    if (this.inside >= atOnce) await this.waitInLine(caller);
    else this.inside += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.inside -= 1;
      this.count(caller, -1);
      this.callNext();
    };
  }

  /** The same around one piece of work. @throws TurnedAway · whatever the work throws */
  async run<T>(caller: string, work: () => T | Promise<T>): Promise<T> {
    const leave = await this.enter(caller);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  private waitInLine(caller: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        const place = this.line.indexOf(waiting);
        if (place >= 0) this.line.splice(place, 1);
        if (this.line.length === 0) this.lineUntil = performance.now();
      };
      const since = performance.now();
      if (this.line.length === 0 && since - this.lineUntil > GONE_AFTER_MS) this.lineSince = since;
      const waiting: Waiting = {
        caller,
        since,
        admit: () => {
          end();
          // At once, so that nobody overtakes before the one who waited goes on.
          this.inside += 1;
          resolve();
        },
        refuse: () => {
          end();
          this.count(caller, -1);
          reject(this.turnAway('overloaded'));
        },
      };
      const timer = setTimeout(waiting.refuse, this.limits.patienceMs);
      this.line.push(waiting);
    });
  }

  private callNext(): void {
    const now = performance.now();
    const { standingPatienceMs } = this.limits;
    if (standingPatienceMs === undefined || now - this.lineSince <= STANDING_AFTER_MS) return this.line[0]?.admit();
    this.line.at(-1)?.admit();
    const late = this.line.filter(({ since }) => now - since > standingPatienceMs);
    for (const waiting of late) waiting.refuse();
  }

  private count(caller: string, change: 1 | -1): void {
    const left = (this.callers.get(caller) ?? 0) + change;
    if (left > 0) this.callers.set(caller, left);
    else this.callers.delete(caller);
  }

  private turnAway(reason: GateReason): TurnedAway {
    this.onTurnedAway(reason);
    return new TurnedAway(reason, LEAST_RETRY_SECONDS + Math.floor(Math.random() * (MOST_RETRY_SECONDS - LEAST_RETRY_SECONDS + 1)));
  }
}
