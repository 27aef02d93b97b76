import type { ExecutionResult, GraphQLError } from 'graphql';
import { AWAY, type Joined, type Sink } from './subscriber.ts';
import type { Payload } from './tick-runner.ts';

/** Joins the hub with a sink; called once, when it is known where the payloads go. */
export type Join = (sink: Sink) => Promise<Joined>;

/**
 * A running subscription. A socket attaches its own sink and gets the shared texts written straight into it;
 * whoever iterates instead (server-sent events) is handed one payload at a time, the latest when it comes late.
 */
export class LiveOperation implements AsyncIterableIterator<ExecutionResult> {
  private readonly join: Join;
  private subscriber: Joined | undefined;
  private attached = false;
  private done = false;
  private readonly waiting: (() => void)[] = [];
  private readonly finished: (() => void)[] = [];
  private payload: Payload | undefined;
  private errors: readonly GraphQLError[] | undefined;

  constructor(join: Join) {
    this.join = join;
  }

  async attach(sink: Sink): Promise<void> {
    this.attached = true;
    const subscriber = await this.join(sink).catch(() => null);
    if (!subscriber) return sink.fail([AWAY]);
    if (this.done) subscriber.close();
    else this.subscriber = subscriber;
  }

  /** The sink has room again. */
  drained(): void {
    void this.subscriber?.catchUp();
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    if (!this.attached) await this.attach(this.ownSink());
    while (!this.done && !this.payload && !this.errors) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.payload) {
      const { text, result } = this.payload;
      this.payload = undefined;
      this.drained();
      // yoga serialises with the result's own `stringify` when it has one.
      return { done: false, value: { ...result, stringify: () => text } as ExecutionResult };
    }
    if (this.errors) {
      const { errors } = this;
      this.errors = undefined;
      this.finish();
      return { done: false, value: { errors } };
    }
    return { done: true, value: undefined };
  }

  private ownSink(): Sink {
    const isFull = () => this.payload !== undefined;
    return {
      send: (payload) => {
        this.payload = payload;
        this.wake();
      },
      get full() {
        return isFull();
      },
      fail: (errors) => {
        this.errors = errors;
        this.wake();
      },
    };
  }

  onFinish(listener: () => void): void {
    this.finished.push(listener);
  }

  finish(): void {
    if (this.done) return;
    this.done = true;
    this.subscriber?.close();
    this.wake();
    for (const listener of this.finished) listener();
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.finish();
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<ExecutionResult>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private wake(): void {
    for (const resume of this.waiting.splice(0)) resume();
  }
}
