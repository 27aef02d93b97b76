import { randomInt } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { connect } from '../connect.ts';
import { addCheckouts } from './add-checkouts.ts';
import { addApiKeys } from './add-api-keys.ts';
import { addClients } from './add-clients.ts';
import { addGear, addTrouble } from './add-gear.ts';
import { addBoardLink, addMembers, addPeople } from './add-people.ts';
import { addClosures, addPlaces } from './add-places.ts';
import { addProjectMoney, addProjects } from './add-projects.ts';
import { addSessions } from './add-sessions.ts';
import { addWebhooks } from './add-webhooks.ts';
import { placeHolds } from './place-holds.ts';
import { newDemo, type Demo } from './demo.ts';
import { demoCallers, showWishes } from './refresh.ts';
import { writeDemo } from './write-demo.ts';

export interface DemoSignIn {
  role: string;
  email: string;
  password: string;
}

export interface SeedOptions {
  now: Date;
  /** The installation's secret. Nothing here needs one: passwords are random, and a board's link is derived from its row. */
  secret?: string;
  onProgress?(line: string): void;
}

/** Two starts at once must not seed twice. Any number that nothing else locks. */
const SEEDING_LOCK = 7_203_611;

/**
 * Fills an empty database with the demo studio, Northlight Studios. Does nothing, and returns no sign-ins, when a studio exists.
 * All of it is one transaction: a start that is killed half-way leaves nothing behind.
 */
export async function seedDemo(
  databaseUrl: string,
  { now, onProgress }: SeedOptions,
): Promise<{ signIns: DemoSignIn[]; boardId: string | null }> {
  const db = connect(databaseUrl, { connections: 2 });
  try {
    if ((await db.studio.count()) > 0) return { signIns: [], boardId: null };
    const demo = newDemo(now);
    const boardId = plan(demo);
    const signIns = await addSignIns(demo);
    onProgress?.(
      `Writing the demo studio: ${demo.rows.bookings.length} sessions, ${demo.rows.gearUnits.length} units of gear, ${demo.rows.projects.length} projects.`,
    );
    const written = await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEEDING_LOCK}::bigint)`;
        if ((await tx.studio.count()) > 0) return false;
        await writeDemo(tx, demo);
        return true;
      },
      { maxWait: 60_000, timeout: 120_000 },
    );
    if (!written) return { signIns: [], boardId: null };
    // The planner knows nothing of tables that were empty a moment ago.
    await db.$executeRaw`ANALYZE`;
    // By the studio's own commands, and so after it stands; what a killed start leaves out, the next one adds.
    await showWishes(await demoCallers(db, { studioId: demo.studioId, now }), now);
    return { signIns, boardId };
  } finally {
    await db.$disconnect();
  }
}

/** The whole studio in memory; the order is that of what refers to what. Returns the id of the control room's board. */
export function plan(demo: Demo): string {
  addPlaces(demo);
  addPeople(demo);
  addClients(demo);
  addMembers(demo);
  const boardId = addBoardLink(demo);
  addGear(demo);
  addClosures(demo);
  addTrouble(demo);
  addCheckouts(demo);
  addProjects(demo);
  addSessions(demo);
  placeHolds(demo);
  addProjectMoney(demo);
  addApiKeys(demo);
  addWebhooks(demo);
  return boardId;
}

/** Passwords are made up at random for this one installation, and only their hashes are kept. */
async function addSignIns(demo: Demo): Promise<DemoSignIn[]> {
  // Who has only been invited comes in by a link.
  const users = demo.rows.users.filter(({ emailVerified }) => emailVerified);
  return Promise.all(
    users.map(async (user) => {
      const password = randomPassword();
      demo.rows.accounts.push({
        id: demo.id(demo.createdAt),
        accountId: user.id,
        providerId: 'credential',
        userId: user.id,
        accessToken: null,
        refreshToken: null,
        idToken: null,
        accessTokenExpiresAt: null,
        refreshTokenExpiresAt: null,
        scope: null,
        password: await hashPassword(password),
        createdAt: demo.createdAt,
        updatedAt: demo.createdAt,
      });
      return { role: demo.rows.members.find((member) => member.userId === user.id)!.role, email: user.email, password };
    }),
  );
}

// Letters and digits that nobody mistakes for one another when typing them from a terminal.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four: 79 bits. */
const randomPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
