import { resolve } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import { keptSecret } from './kept-secret.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What one process of Callboard is told from outside. */
export interface Config {
  host: string;
  port: number;
  /** Where people reach Callboard, without a slash at the end: links in mail and boards start with it. */
  publicUrl: string;
  databaseUrl: string;
  /** The doorbell and the jobs use Redis when it is set, PostgreSQL otherwise. */
  redisUrl: string | null;
  /** Absolute. Holds the embedded database and what only this machine may know. */
  dataFolder: string;
  /** Signs sessions and board links: whoever knows it can make both. */
  secret: string;
  smtpUrl: string | null;
  /** Whether the API tells its schema, and with it /explore. */
  introspection: boolean;
  /** Whether callers without a key may ask anything, or only what the app's own pages ask. */
  operations: 'any' | 'known';
  mailFrom: string;
  /** Hosts that webhooks may call although they are private or speak no https. */
  webhooksAllowPrivate: readonly string[];
  logLevel: (typeof LOG_LEVELS)[number];
  /** GraphQL requests that one server works on at the same time; ten times as many may wait. */
  requestsAtOnce: number;
  /** How long a server that is asked to leave still takes everything, so that whoever spreads the requests sees that it is no longer ready. */
  drainSeconds: number;
  /** What whoever reads the figures from another machine must show. */
  metricsToken: string | null;
  /** Where a worker tells its own; null for nowhere. */
  workerMetricsPort: number | null;
  /** A believable studio is seeded when there is none; otherwise the first visit sets the studio up. */
  demo: boolean;
  production: boolean;
}

/** The same before there is a database: `npm start` brings up its own when none is named. */
export type StartConfig = Omit<Config, 'databaseUrl'> & { databaseUrl: string | null };

type Env = Readonly<Record<string, string | undefined>>;

const url = (schemes: readonly string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), `is not an address like ${example}`);

/** As addresses name it, with a port where it is an unusual one. */
const isHost = (host: string): boolean =>
  /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/.test(host) && URL.canParse(`http://${host}`) && new URL(`http://${host}`).host === host;

const settings = z.object({
  HOST: z.string().regex(/^[\w.:-]+$/, 'is not a host name or address; use 127.0.0.1 for this machine only or 0.0.0.0 for the network'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'is not a number; use one from 1 to 65535, or 0 for any free port')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is too high; use one from 1 to 65535, or 0 for any free port'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://callboard.example.com').optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/callboard').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  CALLBOARD_DATA: z.string(),
  CALLBOARD_SECRET: z.string().min(32, 'is shorter than 32 characters; make one with `openssl rand -hex 32`').optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com').optional(),
  MAIL_FROM: z.string().regex(/^[^@]*[^@\s]@[^@\s]+$/, 'is not a mail address like Callboard <desk@example.com>'),
  WEBHOOKS_ALLOW_PRIVATE: z.string().transform((list, context) => {
    const hosts = list
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean);
    const odd = hosts.find((host) => !isHost(host));
    if (odd)
      context.addIssue({ code: 'custom', message: `names ${odd}, which is no host; use names such as intranet.example or 127.0.0.1:9000` });
    return hosts;
  }),
  METRICS_TOKEN: z.string().min(16, 'is too short; use 16 characters or more').optional(),
  REQUESTS_AT_ONCE: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'is not a number from 1 to 9999')
    .transform(Number)
    .optional(),
  DRAIN_SECONDS: z
    .string()
    .regex(/^\d+$/, 'is not a whole number of seconds')
    .transform(Number)
    .refine((seconds) => seconds <= 300, 'is too long; use 300 seconds or less')
    .optional(),
  WORKER_METRICS_PORT: z
    .string()
    .regex(/^[1-9]\d*$/, 'is no port; use one from 1 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is too high; use one from 1 to 65535')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is not one of ${LOG_LEVELS.join(', ')}`),
  API_INTROSPECTION: z.enum(['on', 'off'], 'is neither on nor off'),
  API_OPERATIONS: z.enum(['any', 'known'], 'is neither any nor known'),
  CALLBOARD_EMPTY: z.enum(['0', '1', 'true', 'false'], 'is neither 1 (start without the demo studio) nor 0'),
  NODE_ENV: z.string(),
});

const defaults = {
  HOST: '127.0.0.1',
  PORT: '4000',
  CALLBOARD_DATA: '.callboard',
  MAIL_FROM: 'Callboard <callboard@localhost>',
  WEBHOOKS_ALLOW_PRIVATE: '',
  LOG_LEVEL: 'info',
  API_INTROSPECTION: 'on',
  API_OPERATIONS: 'any',
  CALLBOARD_EMPTY: '0',
  NODE_ENV: 'development',
};

/**
 * Reads the settings of `npm start`. Nothing else reads the environment.
 * @throws CannotStart with a sentence per bad setting
 */
export function readStartConfig(env: Env = process.env, args: readonly string[] = process.argv.slice(2)): StartConfig {
  const unknown = args.filter((arg) => arg !== '--empty');
  if (unknown.length > 0)
    throw new CannotStart(`The option ${unknown[0]} is not known; the only one is --empty, which starts without the demo studio.`);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = settings.safeParse({ ...defaults, ...given });
  if (!parsed.success)
    throw new CannotStart(parsed.error.issues.map((issue) => sentence(String(issue.path[0]), issue.message, given)).join('\n'));
  const read = parsed.data;

  const production = read.NODE_ENV === 'production';
  const dataFolder = resolve(read.CALLBOARD_DATA);
  if (production && read.DATABASE_URL && !read.CALLBOARD_SECRET) {
    throw new CannotStart(
      'CALLBOARD_SECRET is missing; set it to the same 32 or more random characters for every server and worker (`openssl rand -hex 32`).',
    );
  }
  return {
    host: read.HOST,
    port: read.PORT,
    publicUrl: (read.PUBLIC_URL ?? localAddress(read.HOST, read.PORT)).replace(/\/+$/, ''),
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    dataFolder,
    secret: read.CALLBOARD_SECRET ?? keptSecret(dataFolder),
    smtpUrl: read.SMTP_URL ?? null,
    introspection: read.API_INTROSPECTION === 'on',
    operations: read.API_OPERATIONS,
    mailFrom: read.MAIL_FROM,
    webhooksAllowPrivate: read.WEBHOOKS_ALLOW_PRIVATE,
    logLevel: read.LOG_LEVEL,
    requestsAtOnce: read.REQUESTS_AT_ONCE ?? 12,
    drainSeconds: read.DRAIN_SECONDS ?? 0,
    metricsToken: read.METRICS_TOKEN ?? null,
    workerMetricsPort: read.WORKER_METRICS_PORT ?? null,
    demo: !production && !args.includes('--empty') && !['1', 'true'].includes(read.CALLBOARD_EMPTY),
    production,
  };
}

/** The settings of a server or worker that runs by itself: its database must be named. */
export function readConfig(env: Env = process.env, args: readonly string[] = process.argv.slice(2)): Config {
  const config = readStartConfig(env, args);
  if (config.databaseUrl === null) {
    throw new CannotStart('DATABASE_URL is missing; name a PostgreSQL 16 or newer, or use `npm start`, which brings its own.');
  }
  return { ...config, databaseUrl: config.databaseUrl };
}

/** By `npm start` and its like, rather than by a supervisor or a shell of one's own. */
export const startedByNpm = (env: Env = process.env): boolean => env.npm_lifecycle_event !== undefined;

/** A server that listens everywhere is still reached at this machine by its local name. */
export const localAddress = (host: string, port: number): string =>
  `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** The same settings for a process of ours, which reads them as this one did. */
export const childEnv = (config: Config, env: Env = process.env): Record<string, string | undefined> => ({
  ...env,
  HOST: config.host,
  PORT: String(config.port),
  PUBLIC_URL: config.publicUrl,
  DATABASE_URL: config.databaseUrl,
  CALLBOARD_DATA: config.dataFolder,
  CALLBOARD_SECRET: config.secret,
  CALLBOARD_EMPTY: config.demo ? '0' : '1',
});

/** Addresses may carry passwords, so their values stay out of what is printed. */
const sentence = (name: string, fault: string, given: Env): string =>
  /URL|SECRET/.test(name) ? `${name} ${fault}.` : `${name} "${given[name]}" ${fault}.`;
