import type { ExecutionResult, GraphQLError } from 'graphql';
import { AWAY, type Joined, type Sink } from './subscriber.ts';
import type { Payload } from './tick-runner.ts';

/** Joins the hub with a sink; called once, when it is known where the payloads go. */
export type Join = (sink: Sink) => Promise<Joined>;

const OVER: IteratorResult<ExecutionResult> = { done: true, value: undefined };

/**
 * A running subscription. A socket attaches its own sink and gets the shared texts written straight into it;
 * whoever iterates instead (server-sent events) is handed one payload at a time, the latest when it comes late.
 * Thousands of these wait for months, so each holds no more than it needs to go on.
 */
export class LiveOperation implements AsyncIterableIterator<ExecutionResult> {
  private join: Join | null;
  private subscriber: Joined | null = null;
  private shelf: Shelf | null = null;
  private done = false;
  private onEnd: (() => void) | null = null;

  constructor(join: Join) {
    this.join = join;
  }

  async attach(sink: Sink): Promise<void> {
    const join = this.join!;
    this.join = null;
    const subscriber = await join(sink).catch(() => null);
    if (!subscriber) return sink.fail([AWAY]);
    if (this.done) subscriber.close();
    else this.subscriber = subscriber;
  }

  /** The sink has room again. */
  drained(): void {
    void this.subscriber?.catchUp();
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.join && !this.done) void this.attach((this.shelf = new Shelf()));
    if (this.shelf) return this.nextFrom(this.shelf);
    // Its payloads go elsewhere: to iterate is only to wait for its end.
    return new Promise((resolve) => (this.done ? resolve(OVER) : this.onFinish(() => resolve(OVER))));
  }

  private async nextFrom(shelf: Shelf): Promise<IteratorResult<ExecutionResult>> {
    while (!this.done && !shelf.holdsAny) await shelf.filled();
    const payload = shelf.take();
    if (payload) {
      const { text, result } = payload;
      this.drained();
      // yoga serialises with the result's own `stringify` when it has one.
      return { done: false, value: { ...result, stringify: () => text } as ExecutionResult };
    }
    const { errors } = shelf;
    if (!errors || this.done) return OVER;
    this.finish();
    return { done: false, value: { errors } };
  }

  onFinish(listener: () => void): void {
    const { onEnd } = this;
    this.onEnd =
      onEnd === null
        ? listener
        : () => {
            onEnd();
            listener();
          };
  }

  finish(): void {
    if (this.done) return;
    this.done = true;
    this.subscriber?.close();
    this.shelf?.wake();
    this.onEnd?.();
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.finish();
    return OVER;
  }

  async throw(): Promise<IteratorResult<ExecutionResult>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** Holds one payload until it is fetched. */
class Shelf implements Sink {
  errors: readonly GraphQLError[] | null = null;
  private payload: Payload | null = null;
  private readonly waiting: (() => void)[] = [];

  get full(): boolean {
    return this.payload !== null;
  }

  get holdsAny(): boolean {
    return this.payload !== null || this.errors !== null;
  }

  send(payload: Payload): void {
    this.payload = payload;
    this.wake();
  }

  fail(errors: readonly GraphQLError[]): void {
    this.errors = errors;
    this.wake();
  }

  take(): Payload | null {
    const { payload } = this;
    this.payload = null;
    return payload;
  }

  filled(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  wake(): void {
    for (const resume of this.waiting.splice(0)) resume();
  }
}
