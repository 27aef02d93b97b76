import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Tx } from '../kernel/transact.ts';

type Fields = Record<string, unknown>;
type ResourceKind = 'room' | 'unit' | 'person';
export type Kinds = ReadonlyMap<string, ResourceKind>;

/** The lists that people change on their own; together they are what a session asks for. */
export const LISTS = ['rooms', 'people', 'gear', 'roles'] as const;
export type List = (typeof LISTS)[number];

/** The place of a hold follows from all holds of its time: others change it while somebody edits the session. */
const PLACE_IN_LINE = ['holdRank', 'heldAt', 'jointHoldId', 'challengedById', 'challengeEndsAt'];
/** What follows from the rest, or never changes. */
const DERIVED = new Set([
  'id',
  'studioId',
  'version',
  'priceMinor',
  'createdBy',
  'createdByName',
  'createdAt',
  'importKey',
  ...PLACE_IN_LINE,
]);
/** The session's own fields: a snapshot of the log may say more about its change. */
const OWN = Object.keys(Prisma.BookingScalarFieldEnum).filter((field) => !DERIVED.has(field));

const linesIn = (session: Fields): Fields[] => (Array.isArray(session.requirements) ? (session.requirements as Fields[]) : []);

/** Which of the resources that these sessions ask for are rooms, which people. */
export async function readKinds(tx: Tx, sessions: readonly Fields[]): Promise<Kinds> {
  const ids = new Set(
    sessions.flatMap((session) => linesIn(session).flatMap(({ resourceId }) => (resourceId ? [String(resourceId)] : []))),
  );
  const resources = await tx.db.resource.findMany({
    where: { studioId: tx.studioId, id: { in: [...ids] } },
    select: { id: true, kind: true },
  });
  return new Map(resources.map(({ id, kind }) => [id, kind]));
}

export function listOf(line: Fields, kinds: Kinds): List {
  if (line.skill) return 'roles';
  const kind = line.resourceId ? kinds.get(String(line.resourceId)) : 'unit';
  return kind === 'room' ? 'rooms' : kind === 'person' ? 'people' : 'gear';
}

/** A session in the parts that can change independently: its fields, and what it asks for as four lists. */
export function partsOf(session: Fields, kinds: Kinds): Fields {
  const parts: Fields = Object.fromEntries(OWN.map((field) => [field, session[field] ?? null]));
  for (const list of LISTS) parts[list] = [];
  for (const line of linesIn(session)) {
    const { resourceId = null, modelId = null, kitId = null, skill = null, quantity = 1, duty = '' } = line;
    (parts[listOf(line, kinds)] as Fields[]).push({ resourceId, modelId, kitId, skill, quantity, duty });
  }
  return parts;
}
