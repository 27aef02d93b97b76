import { createHmac, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { onTestFinished } from 'vitest';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { systemActor, type KeyRole, type Role } from '../../domain/kernel/actor.ts';
import type { Caller, Db } from '../../domain/kernel/caller.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { SCOPES, type Scope } from '../../domain/kernel/scopes.ts';
import { createApiKey } from '../../domain/studio/create-api-key.ts';
import { testDatabaseUrl } from '../../prisma/testing/test-database.ts';
import { apiKeySecret } from '../auth/api-key-secret.ts';
import { boardToken } from '../auth/board-token.ts';
import type { Config } from '../config.ts';
import { startServer, type RunningServer } from '../running-server.ts';

export const SECRET = 'a secret that is long enough for tests, 0123456789';

export interface Guest {
  headers: Record<string, string>;
  params: Record<string, string>;
}

export type Served = RunningServer & Awaited<ReturnType<typeof helpersFor>>;

/** The real server on a free port, with the database of the test file; gone when the test is, or whenever `whenDone` says. */
export async function aServer(
  wishes: Partial<Config> = {},
  whenDone: (close: () => Promise<void>) => void = (close) => onTestFinished(close, 30_000),
  pages?: string,
): Promise<Served> {
  const running = await startServer(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://127.0.0.1:0',
      databaseUrl: testDatabaseUrl(),
      redisUrl: null,
      dataFolder: tmpdir(),
      secret: SECRET,
      smtpUrl: null,
      introspection: true,
      operations: 'any',
      mailFrom: 'Callboard <desk@callboard.test>',
      webhooksAllowPrivate: [],
      logLevel: 'silent',
      requestsAtOnce: 24,
      drainSeconds: 0,
      metricsToken: null,
      workerMetricsPort: null,
      demo: false,
      production: false,
      ...wishes,
    },
    pages === undefined ? {} : { pages },
  );
  whenDone(running.close);
  return { ...running, ...helpersFor(running) };
}

function helpersFor({ url, services }: RunningServer) {
  const { db } = services;
  return {
    /** Posts an operation as this guest. */
    async ask<Data = Record<string, never>>(query: string, { as, variables, headers }: Asking = {}): Promise<Answer<Data>> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...as?.headers, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
    },
    /** A socket's client as the app uses it; `lazy: false` ones stay connected without a subscription. */
    socket: (guest: Guest, options: { retry?: number; headers?: Record<string, string>; on?: Record<string, unknown> } = {}): Client =>
      createClient({
        url: url.replace('http', 'ws') + '/graphql',
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string[]) {
            super(address, protocols, { headers: { ...guest.headers, ...options.headers } });
          }
        },
        connectionParams: guest.params,
        retryAttempts: options.retry ?? 0,
        retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
        shouldRetry: () => true,
        on: options.on as never,
      }),
    aMember: (studioId: string, role: Exclude<Role, 'board'>, more: { name?: string; clientId?: string } = {}) =>
      aMember(db, studioId, role, more),
    /** The wall, or with a room its tablet, on which people may act. */
    aBoard: (studioId: string, privacy: 'everything' | 'no_names' | 'busy_only' = 'everything', roomId: string | null = null) =>
      aBoard(db, studioId, privacy, roomId),
    /** A program with a key, made by the studio itself. */
    aKey: (studioId: string, wish: { role?: KeyRole; scopes?: readonly Scope[]; expiresAt?: Date } = {}) =>
      aKey({ ...services, actor: systemActor(studioId, 'Olga') }, wish),
  };
}

interface Asking {
  as?: Guest;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

interface Answer<Data> {
  status: number;
  data?: Data | null;
  errors?: { message: string; path?: string[]; extensions: { code: string; requestId?: string; issues?: { path: string }[] } }[];
}

export interface SignedIn extends Guest {
  memberId: string;
  userId: string;
  sessionId: string;
}

/** A member with a session, as sign-in would leave them. */
async function aMember(
  db: Db,
  studioId: string,
  role: Exclude<Role, 'board'>,
  more: { name?: string; clientId?: string },
): Promise<SignedIn> {
  const userId = newId();
  const name = more.name ?? role;
  await db.user.create({ data: { id: userId, name, email: `${userId}@callboard.test` } });
  const member = await db.member.create({
    data: { id: newId(), studioId, userId, role, clientId: more.clientId ?? null, signedInAt: new Date() },
  });
  const token = randomBytes(24).toString('base64url');
  const session = await db.session.create({ data: { id: newId(), userId, token, expiresAt: new Date(Date.now() + 30 * 86_400_000) } });
  // As better-auth signs its cookies (better-call, signed cookies).
  const signature = createHmac('sha256', SECRET).update(token).digest('base64');
  const cookie = `callboard.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  return { headers: { cookie, 'x-studio': studioId }, params: { studio: studioId }, memberId: member.id, userId, sessionId: session.id };
}

async function aBoard(db: Db, studioId: string, privacy: 'everything' | 'no_names' | 'busy_only', roomId: string | null) {
  const { id } = await db.boardLink.create({ data: { id: newId(), studioId, name: 'Wall', privacy, roomId, mayCheckIn: roomId !== null } });
  const token = boardToken(SECRET, id);
  return { id, headers: { authorization: `Board ${token}` }, params: { board: token } };
}

async function aKey(caller: Caller, wish: { role?: KeyRole; scopes?: readonly Scope[]; expiresAt?: Date }) {
  const secretOf = apiKeySecret(SECRET);
  const { id, generation } = await createApiKey(caller, {
    name: 'Door sign',
    role: wish.role ?? 'coordinator',
    scopes: [...(wish.scopes ?? SCOPES)],
    expiresAt: wish.expiresAt ?? null,
    secretOf,
  });
  return asKey(id, secretOf(id, Number(generation)));
}

/** Who shows this secret. */
export const asKey = (id: string, secret: string) => ({
  id,
  secret,
  headers: { authorization: `Bearer ${secret}` },
  params: { apiKey: secret },
});
