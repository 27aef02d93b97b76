import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { WebSocket } from 'ws';
import type { Actor } from '../../domain/kernel/actor.ts';
import { STRANGER, type Identity } from '../auth/resolve-actor.ts';
import { wayInOf, type WayIn } from '../http/way-in.ts';
import type { Guest, Loss } from './access-watch.ts';
import type { LiveOperation } from './live-operation.ts';
import { RateLimit } from './rate-limit.ts';
import type { Sink } from './subscriber.ts';
import type { Payload } from './tick-runner.ts';

/** Messages a second from one socket, and how many at once. */
export const MOST_MESSAGES = 100;
const BURST = 400;

/** More than this unsent, and a socket is slow: it gets nothing more until it has drained, and then the latest. */
const FULL_BYTES = 512 * 1024;
const DRAINED_BYTES = 64 * 1024;

const notYet = async (): Promise<void> => undefined;

/** How a socket is closed when access is lost: code and reason. */
export type Closing = Record<Loss, readonly [number, string]>;

/**
 * One open socket, as the protocol's library, the hub and the watch over access see it. Thousands are open for months, so it is one object
 * without closures, and lets go of what it came with.
 */
export class Connection implements Guest {
  readonly socket: WebSocket;
  readonly wayIn: WayIn;
  identity: Identity = STRANGER;
  /** What it knocked with, until it is known who knocks. */
  request: IncomingMessage | null;
  private readonly closing: Closing;
  private readonly limit = new RateLimit(MOST_MESSAGES, BURST);
  /** What the library does with a message. */
  take: (message: string) => Promise<void> = notYet;
  /** Operations that had to be held back since the socket became slow; null while it is not. */
  private heldBack: Set<LiveOperation> | null = null;

  constructor(socket: WebSocket, request: IncomingMessage, closing: Closing) {
    this.socket = socket;
    this.request = request;
    this.wayIn = wayInOf(request);
    this.closing = closing;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get sessionId(): string | null {
    return this.identity.user?.sessionId ?? null;
  }

  get actor(): Actor | null {
    return this.identity.actor;
  }

  onMessage(take: Connection['take']): void {
    this.take = take;
  }

  /** Whether one more message may be taken from it now. */
  mayTell(): boolean {
    return this.limit.take();
  }

  /** Its access has ended or is another. */
  lose(loss: Loss): void {
    this.close(...this.closing[loss]);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** Whether there is so much unsent that `operation` has to wait; it is told when that has been sent. */
  holdsBack(operation: LiveOperation): boolean {
    if (this.socket.bufferedAmount > FULL_BYTES) this.heldBack ??= new Set();
    this.heldBack?.add(operation);
    return this.heldBack !== null;
  }

  get isSlow(): boolean {
    return this.heldBack !== null || this.socket.bufferedAmount > FULL_BYTES;
  }

  send(text: string): void {
    if (!this.isOpen) return;
    // Whatever makes it slow is followed by a word when it has been sent; most messages go out at once and need none.
    const mayPileUp = this.socket.bufferedAmount > 0 || text.length > DRAINED_BYTES;
    this.socket.send(text, mayPileUp ? () => this.sent() : undefined);
  }

  private sent(): void {
    const { heldBack } = this;
    if (!heldBack || this.socket.bufferedAmount > DRAINED_BYTES) return;
    this.heldBack = null;
    for (const operation of heldBack) operation.drained();
  }

  /** Writes an operation's payloads under its id, without parsing or serialising them again. */
  attach(id: string, operation: LiveOperation, running: Record<string, unknown>): void {
    void operation.attach(new OperationSink(this, id, operation, running));
  }
}

class OperationSink implements Sink {
  private readonly connection: Connection;
  private readonly id: string;
  private readonly operation: LiveOperation;
  /** The operations of the socket that the library knows to run. */
  private readonly running: Record<string, unknown>;

  constructor(connection: Connection, id: string, operation: LiveOperation, running: Record<string, unknown>) {
    this.connection = connection;
    this.id = id;
    this.operation = operation;
    this.running = running;
  }

  get full(): boolean {
    return this.connection.holdsBack(this.operation);
  }

  send({ text }: Payload): void {
    this.connection.send(`{"id":${JSON.stringify(this.id)},"type":"next","payload":${text}}`);
  }

  fail(errors: readonly GraphQLError[]): void {
    this.connection.send(`{"id":${JSON.stringify(this.id)},"type":"error","payload":${JSON.stringify(errors)}}`);
    // It has said so itself: the library must not say `complete` as well.
    delete this.running[this.id];
    this.operation.finish();
  }
}
