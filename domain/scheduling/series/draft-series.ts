import type { z } from 'zod';
import { actorKey } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import { requireLinks } from '../links.ts';
import { readPreset, wishesWith } from '../house/preset.ts';
import { setupOf, type Preset } from '../house/preset-rules.ts';
import { requirementsOf } from '../requirements.ts';
import { lockHolds } from '../hold-chains.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { followable, requireNoFault } from './rule-refused.ts';
import type { createSeriesInput } from './series-inputs.ts';
import { faultOf, meetingItself, readSeriesRule, type SeriesTimes } from './series-dates-rules.ts';
import { boundOf, horizonOf, placesToWrite } from './series-horizon.ts';
import { fieldsOfTimes, type SeriesRecord } from './series-record.ts';
import { sessionAt } from './series-sessions.ts';
import type { WantedDate } from './settle-dates.ts';

export interface DraftedSeries {
  series: SeriesRecord;
  times: SeriesTimes;
  dates: WantedDate[];
}

/**
 * A series as it would be, with a session for each place that would be written now.
 * @throws NotAllowed · NotFound · InvalidInput · RuleRefused
 */
export async function draftSeries(tx: Tx, input: z.output<typeof createSeriesInput>): Promise<DraftedSeries> {
  schedulingPolicy.require(tx.actor, 'schedule');
  await lockHolds(tx);
  const zone = input.zone ?? (await tx.db.studio.findUniqueOrThrow({ where: { id: tx.studioId }, select: { zone: true } })).zone;
  const times: SeriesTimes = {
    rule: followable(readSeriesRule(input.rule, zone)),
    first: input.firstTime,
    extra: input.extraDates,
    except: input.exceptDates,
    endsBefore: null,
    zone,
    lengthMinutes: input.lengthMinutes,
  };
  requireNoFault(faultOf(times));
  const preset = input.sessionTypeId ? await readPreset(tx, input.sessionTypeId) : null;
  const requirements = requirementsOf(await wishesWith(tx, input, preset));
  const [links, around] = [await requireLinks(tx, input), await aroundEach(tx, input, preset)];
  const { before, expandedUntil } = boundOf(times, await horizonOf(tx, zone));
  const series: SeriesRecord = {
    id: newId(),
    studioId: tx.studioId,
    title: input.title,
    state: input.state,
    ...links,
    sessionTypeId: preset?.id ?? null,
    ...fieldsOfTimes(times),
    ...around,
    note: input.note,
    expandedUntil,
    continuesId: null,
    createdBy: actorKey(tx.actor),
    createdByName: tx.actor.name,
    createdAt: tx.at,
    version: 1,
    requirements,
  };
  const places = placesToWrite(times, Number.NEGATIVE_INFINITY, before);
  if (places[0] && places[0].endsAt <= tx.at)
    throw invalid('firstTime', 'The first session would be over already. Begin with one that is still to come.');
  requireNoFault(meetingItself(places, around));
  return { series, times, dates: places.map((place) => ({ wall: place.wall, before: null, after: sessionAt(tx, series, place) })) };
}

/** Setup and teardown of each session: what is said, else as the type and the rooms have it. */
async function aroundEach(
  tx: Tx,
  { rooms, setupMinutes, teardownMinutes }: Pick<z.output<typeof createSeriesInput>, 'rooms' | 'setupMinutes' | 'teardownMinutes'>,
  preset: Preset | null,
): Promise<{ setupMinutes: number; teardownMinutes: number }> {
  if (setupMinutes !== undefined && teardownMinutes !== undefined) return { setupMinutes, teardownMinutes };
  const found = await tx.db.room.findMany({ where: { studioId: tx.studioId, id: { in: rooms } } });
  const usual = setupOf(
    found.map((room) => ({ id: room.id, setupMinutes: room.defaultSetupMinutes, teardownMinutes: room.defaultTeardownMinutes })),
    preset,
  );
  return { setupMinutes: setupMinutes ?? usual.setupMinutes, teardownMinutes: teardownMinutes ?? usual.teardownMinutes };
}
