import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { stripIgnoredCharacters } from 'graphql';
import pg from 'pg';
import { pino } from 'pino';
import { FOLLOW_BOARD } from '../../client/board/board-question.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import type { Caller, Db } from '../../domain/kernel/caller.ts';
import { systemClock } from '../../domain/kernel/clock.ts';
import { inStudio } from '../../domain/kernel/in-studio.ts';
import { editBooking } from '../../domain/scheduling/edit-booking.ts';
import { connect } from '../../prisma/connect.ts';
import { seedDemo } from '../../prisma/demo/seed.ts';
import { boardToken } from '../../server/auth/board-token.ts';
import { buildClient } from '../../server/build-client.ts';
import { doorbellOver } from '../../server/live/doorbell.ts';
import { postgresWire } from '../../server/live/postgres-wire.ts';
import { benchDatabase } from './bench-database.ts';
import { crowd, SINCE } from './crowd.ts';
import { startProgram } from './start-program.ts';

export const SECRET = 'a secret of the bench, thirty-two characters or more';

export interface LiveHouse {
  databaseUrl: string;
  db: Db;
  studioId: string;
  /** Whoever changes things here; rings for the servers. */
  hand: Caller;
  /** Opens the demo's wall, at /b/ and this. */
  token: string;
  /** What a wall says to a server that it opens with this link, or with the demo's own. */
  greet(boardId?: string): string[];
  /** Gives a session of the coming days another title, as another process would: committed here, and rung for. */
  edit(title: string): Promise<void>;
  /** The same for what bare servers tell. */
  note(text: string): Promise<void>;
  /** How long what a server tells of such a change is. */
  patchBytes(url: string): Promise<number>;
  /** Starts a program on this database and waits for its first word. */
  start(port: number, ...program: string[]): Promise<ChildProcess>;
  close(): Promise<void>;
}

/** The demo studio in a durable database of its own, a hand that changes it, and whoever else lives on it. */
export async function liveHouse(): Promise<LiveHouse> {
  const database = await benchDatabase();
  await seedDemo(database.url, { now: new Date(), secret: SECRET });
  const across = connect(database.url, { connections: 2 });
  const link = await across.boardLink.findFirstOrThrow();
  const { studioId } = link;
  const db = inStudio(across, studioId);
  const { id: bookingId } = await db.booking.findFirstOrThrow({
    where: { state: 'confirmed', startsAt: { gt: new Date() } },
    orderBy: { startsAt: 'asc' },
  });
  const doorbell = doorbellOver(postgresWire(database.url, pino({ level: 'silent' })));
  const hand = { db, clock: systemClock, doorbell, actor: systemActor(studioId, 'Bench') };
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS bare_sockets AS SELECT ''::text AS note, 0::bigint AS revision");
  // As a wall does, which sends the hash of what it was built with.
  await buildClient(console.log);
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(stripIgnoredCharacters(FOLLOW_BOARD)).digest('hex') };
  const greet = (boardId = link.id): string[] => [
    JSON.stringify({ type: 'connection_init', payload: { board: boardToken(SECRET, boardId) } }),
    `{"id":"1","type":"subscribe","payload":{"query":"","variables":{"since":${SINCE}},"extensions":${JSON.stringify({ persistedQuery })}}}`,
  ];
  const edit = async (title: string): Promise<void> => void (await editBooking(hand, { bookingId, title }));
  return {
    databaseUrl: database.url,
    db,
    studioId,
    hand,
    token: boardToken(SECRET, link.id),
    greet,
    edit,
    note: async (text) => void (await client.query('UPDATE bare_sockets SET note = $1, revision = revision + 1', [text])),
    async patchBytes(url) {
      const probe = await crowd({ url, protocol: 'graphql-transport-ws', count: 1, greets: [greet()] });
      const { bytes } = await probe.hear(() => edit('Edited to see how long the news of it is'));
      probe.close();
      return bytes;
    },
    start: (port, ...program) => startProgram(database, port, program, { CALLBOARD_SECRET: SECRET }),
    async close() {
      await client.end();
      await doorbell.close();
      await across.$disconnect();
      await database.close();
    },
  };
}

/** Asks a program that was started here what it has seen. */
export async function askOf<Answer>(child: ChildProcess, question = 'ask'): Promise<Answer> {
  const answered = once(child, 'message');
  child.send(question);
  return ((await answered) as [Answer])[0];
}
