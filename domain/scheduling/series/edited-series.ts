import type { z } from 'zod';
import { given } from '../../kernel/given.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import { wallText, type Wall } from '../../kernel/wall-time.ts';
import { readPreset } from '../house/preset.ts';
import { requireLinks } from '../links.ts';
import { editedRequirements } from '../requirements.ts';
import { isProblem } from './rrule-rules.ts';
import { followable, requireNoFault, RuleRefused } from './rule-refused.ts';
import { faultOf, placesOf, readSeriesRule, wallsOf, type SeriesTimes } from './series-dates-rules.ts';
import type { editSeriesInput } from './series-inputs.ts';
import { fieldsOfTimes, timesOf, type SeriesRecord } from './series-record.ts';
import { shiftedTimes } from './shift-rules.ts';

type Edit = z.output<typeof editSeriesInput>;

export interface EditedSeries {
  series: SeriesRecord;
  times: SeriesTimes;
  /** Whether its sessions are at other times than before. */
  isMoved: boolean;
  /** Where a place of before is now. */
  placed(wall: Wall): Wall;
}

/**
 * The series as an edit makes it: `divided` when it goes on as a new one from a place.
 * @throws InvalidInput · NotFound · RuleRefused
 */
export async function editedSeries(tx: Tx, before: SeriesRecord, edit: Edit, divided: boolean): Promise<EditedSeries> {
  const { rooms, people, gear, roles, clientId, projectId } = edit;
  const old = timesOf(before);
  const { times, isMoved, placed } = await editedTimes(tx, old, edit, divided);
  const links =
    clientId === undefined && projectId === undefined
      ? {}
      : await requireLinks(tx, {
          clientId: clientId !== undefined ? clientId : projectId ? null : before.clientId,
          projectId: projectId !== undefined ? projectId : before.projectId,
        });
  const requirements =
    rooms || people || gear || roles ? await editedRequirements(tx, before, { rooms, people, gear, roles }) : before.requirements;
  const { title, state, note, setupMinutes, teardownMinutes, sessionTypeId } = edit;
  // One that is archived meanwhile may stay, and is not chosen anew.
  if (sessionTypeId && sessionTypeId !== before.sessionTypeId) await readPreset(tx, sessionTypeId);
  const series: SeriesRecord = {
    ...before,
    ...given({ title, state, note, setupMinutes, teardownMinutes, sessionTypeId }),
    ...links,
    ...(times === old ? {} : fieldsOfTimes(times)),
    requirements,
    ...(divided ? { id: newId(), continuesId: before.id, createdAt: tx.at, version: 1 } : {}),
  };
  return { series, times, isMoved, placed };
}

async function editedTimes(tx: Tx, old: SeriesTimes, edit: Edit, divided: boolean): Promise<Omit<EditedSeries, 'series'>> {
  const { occurrence, newTime, extraDates, exceptDates, lengthMinutes = old.lengthMinutes } = edit;
  const from = occurrence ?? null;
  if (from !== null && !hasPlace(old, from))
    throw invalid('occurrence', 'The series has no session then. Look at its dates again and choose one.');
  const to = newTime ?? from;
  const moved = from === null || to === null ? 0 : to - from;
  const rule = edit.rule === undefined ? null : followable(readSeriesRule(edit.rule, old.zone));
  const base = divided ? cutFrom(old, from!) : old;
  const shifted = from === null || to === null || rule ? base : shiftedTimes(base, from, to);
  if (isProblem(shifted)) throw new RuleRefused(shifted);
  const anew = rule
    ? { ...base, rule, first: divided ? to! : await firstToCome(tx, base, moved), extra: base.extra, except: base.except }
    : shifted;
  const changed: SeriesTimes = {
    ...anew,
    ...(divided && !rule ? { first: to! } : {}),
    ...(extraDates ? { extra: extraDates } : {}),
    ...(exceptDates ? { except: exceptDates } : {}),
    // A rule that is given anew says by itself when it ends.
    ...(rule ? { endsBefore: null } : {}),
    lengthMinutes,
  };
  const isMoved = !isSame(base, changed);
  if (isMoved) requireNoFault(faultOf(changed));
  const placed = rule || moved === 0 ? (wall: Wall): Wall => wall + moved : placedBy(base, changed, moved);
  return { times: isMoved ? changed : base, isMoved, placed };
}

const hasPlace = (times: SeriesTimes, wall: Wall): boolean =>
  wallsOf({ ...times, endsBefore: null, except: [] }, wall, wall + 1).next().done === false;

/** The rest of a series from one of its places on: of ten sessions those that are left. */
function cutFrom(times: SeriesTimes, from: Wall): SeriesTimes {
  const { rule } = times;
  let left = rule.count;
  if (left !== null) for (const _wall of wallsOf({ ...times, extra: [], except: [], endsBefore: null }, times.first, from)) left -= 1;
  const fits = (wall: Wall): boolean => wall >= from;
  return { ...times, rule: { ...rule, count: left }, first: from, extra: times.extra.filter(fits), except: times.except.filter(fits) };
}

/** A rule that is given anew begins with the next session that is still to come, moved along. */
async function firstToCome(tx: Tx, times: SeriesTimes, moved: number): Promise<Wall> {
  for (const wall of wallsOf(times, times.first, Number.POSITIVE_INFINITY)) {
    const [place] = placesOf({ ...times, extra: [], except: [] }, wall, wall + 1, 1);
    if (place && place.startsAt > tx.at) return wall + moved;
  }
  return times.first + moved;
}

/** Where numbered weekdays move, each place goes to the one of the same number: the second Tuesday to the second Wednesday of its month. */
function placedBy(before: SeriesTimes, after: SeriesTimes, moved: number): (wall: Wall) => Wall {
  if (!before.rule.byDay.some(({ ordinal }) => ordinal !== 0)) return (wall) => wall + moved;
  const most = 2_000;
  const walls = (times: SeriesTimes): Wall[] => {
    const all: Wall[] = [];
    for (const wall of wallsOf({ ...times, except: [] }, times.first, Number.POSITIVE_INFINITY)) if (all.push(wall) >= most) break;
    return all;
  };
  const to = walls(after);
  const places = new Map(walls(before).map((wall, index) => [wall, to[index]]));
  return (wall) => places.get(wall) ?? wall + moved;
}

const isSame = (a: SeriesTimes, b: SeriesTimes): boolean => JSON.stringify(fieldsOfTimes(a)) === JSON.stringify(fieldsOfTimes(b));

/** The series that is divided ends where the other goes on. */
export const endedAt = (series: SeriesRecord, from: Wall, expandedUntil: string): SeriesRecord => ({
  ...series,
  endsBefore: wallText(from),
  expandedUntil,
  version: series.version + 1,
});
