import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import { systemActor } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { STUDIO_HEADS } from '../kernel/policy.ts';
import { readDelay } from '../scheduling/read-delay.ts';
import type { Follower } from './follow-changes.ts';
import { namedIn, tellingOf, type Telling } from './notice-parts.ts';
import type { NoticeParts } from './notice-rules.ts';
import { record } from './record.ts';

type TxDb = Prisma.TransactionClient;

interface Addressee {
  id: string;
  role: string;
  personId: string | null;
  noticesByMail: boolean;
}

/**
 * Tells every member what concerns them, once for each change, whatever is killed: notices and cursor move in one transaction.
 * It tells of what comes, from the studio's first change; `onTold` is called before it is committed.
 */
export const noticesFollower = (onTold: (studioId: string) => void = () => undefined): Follower => ({
  consumer: 'activity.notices',
  async apply(db, studioId, changes) {
    const tellings = changes.flatMap((change) => tellingOf(change) ?? []);
    if (tellings.length > 0 && (await tell(db, studioId, tellings))) onTold(studioId);
  },
});

async function tell(db: TxDb, studioId: string, tellings: readonly Telling[]): Promise<boolean> {
  const [members, rooms, { demo }] = await Promise.all([
    db.member.findMany({
      where: { studioId, removedAt: null, role: { not: 'client' } },
      select: { id: true, role: true, personId: true, noticesByMail: true },
    }),
    db.resource.findMany({
      where: { studioId, kind: 'room', id: { in: tellings.flatMap(({ after }) => namedIn(after)) } },
      select: { id: true, name: true },
    }),
    db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { demo: true } }),
  ]);
  const rows: Prisma.NoticeCreateManyInput[] = [];
  for (const telling of tellings) {
    const named = new Set(namedIn(telling.after));
    const parts = { ...telling.parts, rooms: rooms.filter(({ id }) => named.has(id)).map(({ name }) => name) };
    for (const [member, own] of await addresseesOf(db, { ...telling, parts }, members))
      rows.push({
        id: newId(),
        studioId,
        memberId: member.id,
        revision: telling.change.revision,
        kind: telling.kind,
        parts: own as unknown as Prisma.InputJsonObject,
        entity: telling.change.entity,
        entityId: telling.change.entityId,
        at: telling.change.at,
        mailDue: member.noticesByMail && !demo,
      });
  }
  if (rows.length === 0) return false;
  await db.notice.createMany({ data: rows, skipDuplicates: true });
  await recordTold(db, studioId, tellings.at(-1)!.change, rows);
  return true;
}

/** So that open pages hear of it: one change for each member who was told. */
async function recordTold(db: TxDb, studioId: string, last: Change, rows: readonly Prisma.NoticeCreateManyInput[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { memberId } of rows) counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
  const tx = { db, studioId, actor: systemActor(studioId, 'Notices'), at: last.at, actId: newId() };
  await record(
    tx,
    ...[...counts].map(([entityId, count]) => ({
      area: 'studio' as const,
      entity: 'notice',
      entityId,
      kind: 'told',
      before: null,
      after: { count },
    })),
  );
}

/** Who is told, each with the words' parts that are theirs: a session that waits is told in place of the one that runs late. */
async function addresseesOf(db: TxDb, telling: Telling, members: readonly Addressee[]): Promise<Map<Addressee, NoticeParts>> {
  const { change, after, before, parts, to } = telling;
  const found = new Map<Addressee, NoticeParts>();
  const add = (whom: readonly Addressee[], what: NoticeParts) => {
    for (const member of whom) if (change.actor !== `member:${member.id}` && !found.has(member)) found.set(member, what);
  };
  if (to.includes('kept_waiting')) {
    const late = await readDelay(db, change.studioId, change.entityId, change.at);
    for (const { sessionId, minutes, resourceIds } of late?.delay.hits ?? []) {
      const next = late!.sessions.get(sessionId)!;
      const { createdBy } = await db.booking.findUniqueOrThrow({ where: { id: sessionId }, select: { createdBy: true } });
      const { title, startsAt, endsAt } = next;
      add([...crewOf(members, next.resourceIds), ...bookersOf(members, createdBy)], {
        ...parts,
        title,
        startsAt,
        endsAt,
        because: after.title,
        minutes,
        rooms: parts.rooms.filter(() => resourceIds.length > 0),
      });
    }
  }
  if (to.includes('booker')) add(bookersOf(members, after.createdBy), parts);
  if (to.includes('crew')) add(crewOf(members, namedIn(before, after)), parts);
  if (to.includes('heads'))
    add(
      members.filter(({ role }) => (STUDIO_HEADS as readonly string[]).includes(role)),
      parts,
    );
  return found;
}

const crewOf = (members: readonly Addressee[], resourceIds: readonly string[]): Addressee[] =>
  members.filter(({ personId }) => personId !== null && resourceIds.includes(personId));

/** Whoever booked it; where that was an import, or somebody who has left, those who coordinate. */
function bookersOf(members: readonly Addressee[], createdBy: string): Addressee[] {
  const booker = members.filter(({ id }) => createdBy === `member:${id}`);
  return booker.length > 0 ? booker : members.filter(({ role }) => role === 'coordinator');
}
