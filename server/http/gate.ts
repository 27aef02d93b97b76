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
  /** How long somebody waits in a line that comes and goes, as after a burst. */
  burstPatienceMs: number;
  /** And in one that has stood for long: then waiting helps nobody, as each who gets in has waited for nothing but its length. */
  standingPatienceMs: number;
}

/** So long without a moment in which nobody waited, and the line is a standing one. */
const STANDING_AFTER_MS = 1_000;
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
 * The line is kept as in "controlled delay" (Nichols and Jacobson, CoDel): bursts are absorbed, a line that stands is cut short.
 */
export class Gate {
  private inside = 0;
  private readonly line: Waiting[] = [];
  private readonly callers = new Map<string, number>();
  private emptyAt = performance.now();
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
    else {
      this.emptyAt = performance.now();
      this.inside += 1;
    }
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
        if (this.line.length === 0) this.emptyAt = performance.now();
      };
      const waiting: Waiting = {
        caller,
        since: performance.now(),
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
      const timer = setTimeout(waiting.refuse, this.limits.burstPatienceMs);
      this.line.push(waiting);
    });
  }

  private callNext(): void {
    const now = performance.now();
    const stands = now - this.emptyAt > STANDING_AFTER_MS;
    const patience = stands ? this.limits.standingPatienceMs : this.limits.burstPatienceMs;
    for (let next = this.line[0]; next; next = this.line[0]) {
      if (now - next.since <= patience) return next.admit();
      next.refuse();
    }
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
