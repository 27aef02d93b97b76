import DataLoader from 'dataloader';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Db, Services } from '../../domain/kernel/caller.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { admitApiKey, ApiKeyRefused } from '../../domain/studio/admit-api-key.ts';
import type { BoardLink } from '../../prisma/generated/client/client.ts';
import type { SignedInUser } from '../../schema/context.ts';
import type { Auth } from './auth.ts';
import { readBoardToken } from './board-token.ts';

/** What a request or a socket shows to be let in. */
export interface Papers {
  /** What the request sent as `Cookie`: the session. */
  cookie: string | null;
  /** UUID of the studio the user wants to act in; the first joined if not given. */
  studio: string | null;
  boardToken: string | null;
  /** The secret of an API key. */
  apiKey: string | null;
}

export interface Identity {
  user: SignedInUser | null;
  actor: Actor | null;
  /** A studio was asked for that the user is no member of. */
  foreignStudio: string | null;
  /** Why an API key that was shown does not open: nothing at all is answered to it. */
  refused: ApiKeyRefused | null;
}

export const STRANGER: Identity = { user: null, actor: null, foreignStudio: null, refused: null };

export interface Doorkeepers {
  auth: Auth;
  services: Services;
  secret: string;
  findBoardLink: FindBoardLink;
}

/** The link of a board, if there is one by this id. */
export type FindBoardLink = (id: string) => Promise<BoardLink | null>;

/** Who knocks while others are looked up is looked up so much later, with all who knock meanwhile. */
const TOGETHER_MS = 20;

/** Looks up in one statement whoever knocks at about the same moment, each after they knocked: after an outage all walls do. */
export function boardLinkFinder(db: Db): FindBoardLink {
  let underWay = 0;
  const links = new DataLoader<string, BoardLink | null>(
    async (ids) => {
      underWay += 1;
      try {
        const found = new Map((await db.boardLink.findMany({ where: { id: { in: [...new Set(ids)] } } })).map((link) => [link.id, link]));
        return ids.map((id) => found.get(id) ?? null);
      } finally {
        underWay -= 1;
      }
    },
    { cache: false, batchScheduleFn: (send) => void (underWay > 0 ? setTimeout(send, TOGETHER_MS) : setImmediate(send)) },
  );
  return (id) => links.load(id);
}

/** Who shows these papers: a program with a key, a board, a user inside a studio, a user outside any, or a stranger. */
export async function resolveIdentity({ auth, services, secret, findBoardLink }: Doorkeepers, papers: Papers): Promise<Identity> {
  const { db } = services;
  if (papers.apiKey !== null) return keyIdentity(services, papers.apiKey);
  if (papers.boardToken !== null) return { ...STRANGER, actor: await boardActor(findBoardLink, secret, papers.boardToken) };
  // Most requests of strangers carry no cookie at all.
  if (papers.cookie === null) return STRANGER;
  const found = await auth.api.getSession({ headers: new Headers({ cookie: papers.cookie }) });
  if (!found) return STRANGER;
  const user: SignedInUser = { id: found.user.id, name: found.user.name, email: found.user.email, sessionId: found.session.id };
  const actor = await memberActor(db, user, papers.studio);
  return { ...STRANGER, user, actor, foreignStudio: actor ? null : papers.studio };
}

async function keyIdentity(services: Services, secret: string): Promise<Identity> {
  try {
    return { ...STRANGER, actor: await admitApiKey(services, secret) };
  } catch (error) {
    if (error instanceof ApiKeyRefused) return { ...STRANGER, refused: error };
    throw error;
  }
}

async function boardActor(findBoardLink: FindBoardLink, secret: string, token: string): Promise<Actor | null> {
  const id = readBoardToken(secret, token);
  const link = id === null ? null : await findBoardLink(id);
  if (!link || link.revokedAt) return null;
  const { studioId, id: boardId, name, privacy, roomId, mayCheckIn } = link;
  return { kind: 'board', studioId, boardId, name, role: 'board', privacy, roomId, mayCheckIn };
}

async function memberActor(db: Db, user: SignedInUser, studio: string | null): Promise<Actor | null> {
  if (studio !== null && !isId(studio)) return null;
  const member = await db.member.findFirst({
    where: { userId: user.id, removedAt: null, ...(studio === null ? {} : { studioId: studio }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (!member || member.role === 'board') return null;
  return {
    kind: 'member',
    studioId: member.studioId,
    memberId: member.id,
    userId: user.id,
    name: user.name,
    role: member.role,
    personId: member.personId,
    clientId: member.clientId,
  };
}
