import { createClient, stringifyMessage, MessageType, type Client, type FormattedExecutionResult } from 'graphql-ws/client';
import type { GraphQLFormattedError } from 'graphql';
import { inPlaceOf, isUnknownHere } from '../graphql/hashes.ts';
import { backoff } from './backoff.ts';

export interface StreamRequest {
  query: string;
  /** Asked again at each subscribe, so that a resumed stream says how far it has come. */
  variables(): Record<string, unknown>;
  next(result: FormattedExecutionResult): void;
  subscribed?(): void;
  lost?(): void;
  heard?(at: number): void;
  doubt?(): void;
  /** The server refused this stream alone; it is asked again after a while. */
  failed?(errors: readonly GraphQLFormattedError[]): void;
}

export interface Stream {
  stop(): void;
  /** Subscribes anew on the same connection, with the variables as they are now. */
  restart(): void;
}

export interface LiveSocketOptions {
  url: string;
  params(): Record<string, unknown>;
  acknowledged?(payload: Record<string, unknown>, sentAt: number): void;
  /** The server does not accept who we are (any more): 4401 or 4403. */
  refused?(): void;
  changed?(open: boolean): void;
  /** Milliseconds between signs of life; how long to wait for an answer before what is shown is in doubt, and before it is given up. */
  beat?: number;
  calm?: number;
  patience?: number;
  webSocketImpl?: unknown;
}

interface Entry {
  request: StreamRequest;
  stop: (() => void) | null;
  retry?: ReturnType<typeof setTimeout>;
  failures: number;
}

/** One WebSocket for all streams of the page: reconnects, notices a silent death, and lets each stream resume. */
export class LiveSocket {
  readonly #options: LiveSocketOptions;
  readonly #client: Client;
  readonly #entries = new Set<Entry>();
  /** Operations that the server at the other end does not know by their hash. */
  readonly #unknown = new Set<string>();
  readonly #calm: number;
  readonly #patience: number;
  #socket: WebSocket | null = null;
  #open = false;
  #trying = false;
  #failed = 0;
  #initSentAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #doubting: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  readonly #heartbeat: ReturnType<typeof setInterval>;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
    this.#calm = options.calm ?? 1_500;
    this.#patience = options.patience ?? 4_000;
    this.#client = createClient({
      url: options.url,
      connectionParams: () => {
        this.#initSentAt = Date.now();
        return options.params();
      },
      // Reconnecting is ours: the library repeats a subscription with its first variables and would lose our place.
      retryAttempts: 0,
      lazyCloseTimeout: 3_000,
      webSocketImpl: options.webSocketImpl,
      on: {
        connecting: () => {
          this.#trying = true;
          this.#expect(this.#patience * 2);
        },
        opened: (socket) => (this.#socket = socket as WebSocket),
        connected: (_socket, payload) => this.#acknowledged((payload ?? {}) as Record<string, unknown>),
        message: () => this.#heard(),
        closed: (event) => this.#closed((event as CloseEvent).code),
        error: () => this.#closed(),
      },
    });
    this.#heartbeat = setInterval(() => this.#open && this.#ping(this.#patience), options.beat ?? 4_000);
  }

  stream(request: StreamRequest): Stream {
    const entry: Entry = { request, stop: null, failures: 0 };
    this.#entries.add(entry);
    if (this.#retry === undefined) this.#start(entry);
    return {
      stop: () => {
        this.#entries.delete(entry);
        this.#halt(entry);
      },
      restart: () => {
        if (!entry.stop) return;
        this.#halt(entry);
        this.#start(entry);
      },
    };
  }

  /** Says something on the open connection without waiting for the answer; false, and unsaid, when there is none. */
  tell(query: string, variables: Record<string, unknown>): boolean {
    if (!this.#open) return false;
    const nothing = (): void => undefined;
    const said = this.#named(query);
    const error = (errors: unknown): void => void (this.#mustSpellOut(said, query, errors) && this.tell(query, variables));
    this.#client.subscribe({ ...said, variables }, { next: nothing, error, complete: nothing });
    return true;
  }

  /** The device slept, the page was hidden, the network changed: ask for a sign of life, or try again at once. */
  doubt(): void {
    if (this.#open) {
      this.#doubt();
      this.#ping(Math.min(3_000, this.#patience));
    } else if (this.#retry !== undefined) {
      this.#failed = 0;
      this.#reconnect(backoff(0));
    }
  }

  /** Other credentials: connect anew with them. */
  renew(): void {
    this.#failed = 0;
    this.#client.terminate();
  }

  close(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#retry);
    this.#settle();
    for (const entry of this.#entries) this.#halt(entry);
    this.#entries.clear();
    // A connection under way that is given up is no fault.
    void Promise.resolve(this.#client.dispose()).catch(() => undefined);
  }

  #doubt(): void {
    for (const { request } of this.#entries) request.doubt?.();
  }

  #start(entry: Entry): void {
    const { request } = entry;
    const asked = this.#named(request.query);
    let ended = false;
    const end = (error?: unknown): void => {
      if (ended) return;
      ended = true;
      entry.stop = null;
      if (!this.#entries.has(entry)) return;
      if (this.#open && this.#mustSpellOut(asked, request.query, error)) return this.#start(entry);
      if (Array.isArray(error)) request.failed?.(error as GraphQLFormattedError[]);
      // Without an open socket #closed brings every stream back together.
      if (this.#open) entry.retry = setTimeout(() => this.#start(entry), backoff(entry.failures++));
    };
    const stop = this.#client.subscribe(
      {
        ...asked,
        // Read when the message is written, even if the library subscribes again by itself.
        get variables() {
          return request.variables();
        },
      },
      {
        next: (result) => {
          if (ended) return;
          if (result.errors && !result.data) return request.failed?.(result.errors as readonly GraphQLFormattedError[]);
          entry.failures = 0;
          request.next(result as FormattedExecutionResult);
        },
        error: end,
        complete: () => end(),
      },
    );
    entry.stop = () => {
      ended = true;
      stop();
    };
    if (this.#open) request.subscribed?.();
  }

  /** An operation by its hash, or by its text where the server does not know it. */
  #named(query: string) {
    const short = this.#unknown.has(query) ? undefined : inPlaceOf(query);
    return short ? { query: '', ...short } : { query };
  }

  /** Whether what was sent is refused only because it was named by its hash. */
  #mustSpellOut(sent: { query: string }, query: string, errors: unknown): boolean {
    if (sent.query !== '' || !isUnknownHere(errors)) return false;
    this.#unknown.add(query);
    return true;
  }

  #halt(entry: Entry): void {
    clearTimeout(entry.retry);
    entry.stop?.();
    entry.stop = null;
  }

  #acknowledged(payload: Record<string, unknown>): void {
    this.#open = true;
    this.#settle();
    this.#options.acknowledged?.(payload, this.#initSentAt);
    this.#options.changed?.(true);
    for (const entry of this.#entries) if (entry.stop) entry.request.subscribed?.();
  }

  #heard(): void {
    this.#settle();
    if (!this.#open) return;
    this.#failed = 0;
    const at = Date.now();
    for (const { request } of this.#entries) request.heard?.(at);
  }

  #closed(code?: number): void {
    // A socket that fails tells so twice: as an error and as a close.
    if (!this.#trying) return;
    this.#trying = false;
    this.#settle();
    // The next one may be of another build.
    this.#unknown.clear();
    this.#socket = null;
    const wasOpen = this.#open;
    this.#open = false;
    if (code === 4401 || code === 4403) {
      this.#failed = Math.max(this.#failed, 4);
      this.#options.refused?.();
    }
    if (wasOpen) this.#options.changed?.(false);
    for (const entry of this.#entries) {
      this.#halt(entry);
      entry.request.lost?.();
    }
    if (this.#entries.size > 0) this.#reconnect(backoff(this.#failed++));
  }

  #reconnect(delay: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      for (const entry of this.#entries) if (!entry.stop) this.#start(entry);
    }, delay);
  }

  #ping(patience: number): void {
    if (this.#socket?.readyState !== 1) return;
    this.#socket.send(stringifyMessage({ type: MessageType.Ping }));
    this.#expect(patience);
  }

  /** Whatever does not answer in time is dead, however open it looks. Asking again must not put off the answer that is due. */
  #expect(patience: number): void {
    const dueAt = Date.now() + patience;
    if (this.#deadline && this.#dueAt <= dueAt) return;
    this.#settle();
    this.#dueAt = dueAt;
    if (this.#open) this.#doubting = setTimeout(() => this.#doubt(), Math.min(this.#calm, patience));
    this.#deadline = setTimeout(() => {
      this.#deadline = undefined;
      this.#client.terminate();
    }, patience);
  }

  #settle(): void {
    clearTimeout(this.#doubting);
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }
}
