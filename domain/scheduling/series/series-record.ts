import type { Prisma, Series } from '../../../prisma/generated/client/client.ts';
import { lockHolds } from '../hold-chains.ts';
import type { ChangeEntry } from '../../activity/record.ts';
import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { isId, newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import { readWall, wallText, type Wall } from '../../kernel/wall-time.ts';
import type { Requirement } from '../booking-record.ts';
import type { PLANNED_STATES } from '../booking-states.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { followable } from './rule-refused.ts';
import { readSeriesRule, untilText, type SeriesTimes } from './series-dates-rules.ts';
import { writeRule } from './rrule-rules.ts';

/** A series with what each of its sessions asks for: the unit in which series are changed and logged. */
export type SeriesRecord = Omit<Series, 'state'> & { state: (typeof PLANNED_STATES)[number]; requirements: Requirement[] };

/** All places of a series are written: there is nothing more to look ahead for. */
export const WRITTEN_OUT = '9999-12-31T00:00';

/** The series an actor may know of: staff. A client knows their sessions one by one. */
export const visibleSeries = (actor: Actor): Prisma.SeriesWhereInput =>
  schedulingPolicy.can(actor, 'see_schedule') && actor.role !== 'client'
    ? { studioId: actor.studioId }
    : { studioId: actor.studioId, id: { in: [] } };

/**
 * Reads a series and locks it until commit: whoever writes its sessions as a whole waits here. One session may be changed meanwhile,
 * and may note its place as skipped.
 * @throws NotFound also when the actor may not see it
 */
export async function lockSeries(tx: Tx, seriesId: string): Promise<SeriesRecord> {
  if (!isId(seriesId)) throw new NotFound('series', seriesId);
  // Its sessions may be holds, whose places are locked before anything else.
  await lockHolds(tx);
  await tx.db.$queryRaw`SELECT 1 FROM series WHERE studio_id = ${tx.studioId}::uuid AND id = ${seriesId}::uuid FOR NO KEY UPDATE`;
  return readSeriesRecord(tx, seriesId);
}

/** @throws NotFound also when the actor may not see it */
export const readSeriesRecord = (tx: Pick<Tx, 'db' | 'actor'>, seriesId: string): Promise<SeriesRecord> =>
  readWhere(tx, seriesId, visibleSeries(tx.actor));

/** For what follows from an act, whoever did it: the engineer at the door ends a session, and a series hears of it. */
export const seriesOf = (tx: Pick<Tx, 'db' | 'studioId'>, seriesId: string): Promise<SeriesRecord> =>
  readWhere(tx, seriesId, { studioId: tx.studioId });

async function readWhere({ db }: Pick<Tx, 'db'>, seriesId: string, visible: Prisma.SeriesWhereInput): Promise<SeriesRecord> {
  if (!isId(seriesId)) throw new NotFound('series', seriesId);
  const found = await db.series.findFirst({
    where: { AND: [visible, { id: seriesId }] },
    include: { requirements: { orderBy: { position: 'asc' } } },
  });
  if (!found) throw new NotFound('series', seriesId);
  return {
    ...found,
    state: found.state as SeriesRecord['state'],
    requirements: found.requirements.map(({ studioId: _studio, seriesId: _series, ...requirement }) => requirement),
  };
}

/** @throws RuleRefused when the rule was written by another program */
export function timesOf(series: SeriesRecord): SeriesTimes {
  const { rule, firstTime, extraDates, exceptDates, endsBefore, zone, lengthMinutes } = series;
  return {
    rule: followable(readSeriesRule(rule, zone)),
    first: readWall(firstTime)!,
    extra: extraDates.map((date) => readWall(date)!),
    except: exceptDates.map((date) => readWall(date)!),
    endsBefore: endsBefore === null ? null : readWall(endsBefore)!,
    zone,
    lengthMinutes,
  };
}

/** The fields of the record that say when its sessions are. */
export const fieldsOfTimes = ({ rule, first, extra, except, endsBefore, zone, lengthMinutes }: SeriesTimes) => ({
  rule: writeRule(rule, untilText(zone)),
  firstTime: wallText(first),
  extraDates: extra.map(wallText),
  exceptDates: except.map(wallText),
  endsBefore: endsBefore === null ? null : wallText(endsBefore),
  zone,
  lengthMinutes,
});

/** The places from here on are not written yet. */
export const expandedUntil = ({ expandedUntil: until }: Pick<SeriesRecord, 'expandedUntil'>): Wall => readWall(until)!;

/** The series as the change log keeps it. How far it is written out is no change of it. */
export function seriesSnapshot(series: SeriesRecord): Record<string, unknown> {
  const { studioId: _studio, expandedUntil: _expanded, ...fields } = series;
  return fields;
}

export const seriesChange = (
  kind: string,
  before: SeriesRecord | null,
  after: SeriesRecord,
  more: Record<string, unknown> = {},
): ChangeEntry => ({
  area: 'scheduling',
  entity: 'series',
  entityId: after.id,
  kind,
  before: before && seriesSnapshot(before),
  after: { ...seriesSnapshot(after), ...more },
});

export async function insertSeries(tx: Tx, series: SeriesRecord): Promise<void> {
  const { requirements, ...fields } = series;
  await tx.db.series.create({ data: fields });
  await insertLines(tx, series.id, requirements);
}

export async function saveSeries(tx: Tx, before: SeriesRecord, after: SeriesRecord): Promise<void> {
  const { requirements, id, studioId, ...fields } = after;
  await tx.db.series.update({ where: { studioId_id: { studioId, id } }, data: fields });
  if (requirements === before.requirements) return;
  await tx.db.seriesRequirement.deleteMany({ where: { studioId, seriesId: id } });
  await insertLines(tx, id, requirements);
}

const insertLines = (tx: Tx, seriesId: string, requirements: readonly Requirement[]) =>
  tx.db.seriesRequirement.createMany({
    data: requirements.map((one) => ({ ...one, id: newId(), studioId: tx.studioId, seriesId })),
  });
