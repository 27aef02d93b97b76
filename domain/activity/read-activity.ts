import { z } from 'zod';
import { Prisma, type Change } from '../../prisma/generated/client/client.ts';
import { actorKey } from '../kernel/actor.ts';
import type { Caller, Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { field, parseInput } from '../kernel/input.ts';
import { rangeOfDay, type Day } from '../kernel/zone.ts';
import { areaPolicy } from './activity-policy.ts';
import { AREAS, type Area } from './record.ts';
import { UNDOERS } from './undoers.ts';
import { readNames } from './words/read-names.ts';
import { labelOf, sentenceOf } from './words/sentence.ts';
import { fieldsOf, text, type Fields } from './words/told.ts';

const activityInput = z.object({
  first: z.number().int('Ask for a whole number.').min(1, 'Ask for 1 to 100 at once.').max(100, 'Ask for 1 to 100 at once.').default(50),
  /** Only what happened before this revision: where the page before ended. */
  before: z.bigint().min(0n, 'This is not a place in the list.').optional(),
  /** Who did it, as the log names them. */
  actor: field.text(200).optional(),
  area: z.enum(AREAS).optional(),
  kinds: z.array(field.text(60)).max(40, 'Choose at most 40 kinds.').optional(),
  /** One day of the studio's calendar. */
  day: field.day().optional(),
  /** A stretch of time. */
  from: field.instant().optional(),
  to: field.instant().optional(),
  /** Every change is a line of its own, rather than each act. */
  everyChange: z.boolean().default(false),
  /** One record; then every change is a line of its own. */
  entityId: field.id('record').optional(),
});

export type ActivityWishes = z.input<typeof activityInput>;

/** A line of the list: an act by its first change, in words. */
export interface ActivityLine {
  revision: bigint;
  at: Instant;
  actorName: string;
  mine: boolean;
  area: string;
  entity: string;
  entityId: string;
  kind: string;
  sentence: string;
  /** What the record is called, as it stands in the sentence. */
  label: string | null;
  /** When what it is about begins, for a session or a closure. */
  startsAt: Instant | null;
  /** How many other records the same act changed. */
  more: number;
  actId: string | null;
  /** Who took it back; null while it stands. */
  takenBackBy: string | null;
  /** Whether the caller may try to take it back: it is theirs, stands, and is of a kind that can be. */
  undoable: boolean;
}

export interface ActivityPage {
  lines: ActivityLine[];
  /** `before` of the next page; null when there is none. */
  next: bigint | null;
}

/**
 * What happened in the studio, the latest first, as far as the caller's role may see it.
 * @throws InvalidInput · NotAllowed for those who see nothing of the log
 */
export async function readActivity(caller: Caller, wishes: ActivityWishes): Promise<ActivityPage> {
  const { db, actor } = caller;
  const { studioId } = actor;
  const { first, everyChange, ...filter } = parseInput(activityInput, wishes);
  areaPolicy.require(actor, filter.area ?? 'scheduling');
  const areas = AREAS.filter((area) => areaPolicy.can(actor, area) && (!filter.area || filter.area === area));
  const where = await conditions(db, studioId, areas, filter);
  // One record's own story, or a search for what happened, shows each change.
  const alone = everyChange || filter.entityId !== undefined || filter.kinds !== undefined;
  const rows = await db.$queryRaw<{ revision: bigint; more: bigint }[]>`
    SELECT c.revision, ${alone ? Prisma.sql`0::bigint` : others(areas)} AS more
    FROM change c WHERE ${where} ${
      alone
        ? Prisma.empty
        : Prisma.sql`AND NOT EXISTS (
      SELECT 1 FROM change earlier WHERE earlier.studio_id = c.studio_id AND earlier.act_id = c.act_id AND earlier.revision < c.revision
        AND earlier.area = ANY (${areas}::text[]))`
    }
    ORDER BY c.revision DESC LIMIT ${first + 1}`;
  const shown = rows.slice(0, first);
  return { lines: await linesOf(caller, shown), next: rows.length > first ? shown.at(-1)!.revision : null };
}

const others = (areas: readonly Area[]): Prisma.Sql => Prisma.sql`
  (SELECT count(*) FROM change other WHERE other.studio_id = c.studio_id AND other.act_id = c.act_id AND other.revision <> c.revision
    AND other.area = ANY (${areas}::text[]))`;

async function conditions(
  db: Db,
  studioId: string,
  areas: readonly Area[],
  { before, actor, kinds, day, from, to, entityId }: Omit<z.output<typeof activityInput>, 'first' | 'area' | 'everyChange'>,
): Promise<Prisma.Sql> {
  const parts = [Prisma.sql`c.studio_id = ${studioId}::uuid`, Prisma.sql`c.area = ANY (${areas}::text[])`];
  // That somebody was told of a change, or read of it, is no news of its own.
  if (!entityId) parts.push(Prisma.sql`c.entity <> 'notice'`);
  if (before !== undefined) parts.push(Prisma.sql`c.revision < ${before}`);
  if (actor) parts.push(Prisma.sql`c.actor = ${actor}`);
  if (kinds) parts.push(Prisma.sql`c.kind = ANY (${kinds}::text[])`);
  if (entityId) parts.push(Prisma.sql`c.entity_id = ${entityId}::uuid`);
  if (from) parts.push(Prisma.sql`c.at >= ${from}::timestamptz`);
  if (to) parts.push(Prisma.sql`c.at < ${to}::timestamptz`);
  if (day) {
    const { startsAt, endsAt } = rangeOfDay(day satisfies Day, await zoneOf(db, studioId));
    parts.push(Prisma.sql`c.at >= ${startsAt}::timestamptz AND c.at < ${endsAt}::timestamptz`);
  }
  return Prisma.join(parts, ' AND ');
}

const zoneOf = async (db: Db, id: string): Promise<string> =>
  (await db.studio.findUniqueOrThrow({ where: { id }, select: { zone: true } })).zone;

async function linesOf({ db, actor }: Caller, rows: readonly { revision: bigint; more: bigint }[]): Promise<ActivityLine[]> {
  const { studioId } = actor;
  const changes = await db.change.findMany({
    where: { studioId, revision: { in: rows.map(({ revision }) => revision) } },
    orderBy: { revision: 'desc' },
  });
  const takenBack = await readTakenBack(db, studioId, changes);
  const told = changes.map((change) => ({ ...change, before: fieldsOf(change.before), after: fieldsOf(change.after) }));
  const names = await readNames(
    db,
    studioId,
    told.flatMap(({ before, after }) => [before, after]),
  );
  const more = new Map(rows.map((row) => [row.revision, Number(row.more)]));
  return told.map((change) => {
    const { revision, at, actorName, area, entity, entityId, kind, actId } = change;
    const mine = change.actor === actorKey(actor);
    const takenBackBy = (actId && takenBack.get(actId)) ?? null;
    const undoable = mine && actId !== null && takenBackBy === null && UNDOERS[entity] !== undefined;
    const line = { revision, at, actorName, mine, area, entity, entityId, kind, actId, takenBackBy, undoable };
    return {
      ...line,
      sentence: sentenceOf(change, names),
      label: labelOf(change),
      startsAt: startOf(change),
      more: more.get(revision) ?? 0,
    };
  });
}

const startOf = ({ before, after }: { before: Fields | null; after: Fields | null }): Instant | null => {
  const startsAt = text((after ?? before)?.startsAt);
  return startsAt ? new Date(startsAt) : null;
};

/** Of these acts, those that were taken back and not done again, with who did that. */
async function readTakenBack(db: Db, studioId: string, changes: readonly Pick<Change, 'actId'>[]): Promise<Map<string, string>> {
  const actIds = [...new Set(changes.flatMap(({ actId }) => actId ?? []))];
  const rows = await db.$queryRaw<{ actId: string; by: string; depth: number }[]>`
    WITH RECURSIVE story AS (
      SELECT act_id AS root, act_id, actor_name, 0 AS depth FROM unnest(${actIds}::uuid[]) AS act (act_id), LATERAL (SELECT ''::text AS actor_name) AS nobody
      UNION
      SELECT story.root, later.act_id, later.actor_name, story.depth + 1
      FROM story
      JOIN change mine ON mine.studio_id = ${studioId}::uuid AND mine.act_id = story.act_id
      JOIN change later ON later.studio_id = ${studioId}::uuid AND later.undoes = mine.revision
      WHERE story.depth < 100
    )
    SELECT DISTINCT ON (root) root AS "actId", actor_name AS by, depth FROM story ORDER BY root, depth DESC`;
  return new Map(rows.filter(({ depth }) => depth % 2 === 1).map(({ actId, by }) => [actId, by]));
}
