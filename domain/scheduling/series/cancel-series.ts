import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { readWall, wallAt, wallText } from '../../kernel/wall-time.ts';
import { requireMergeable } from '../../activity/merge-edit.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { readSessions } from './coming-sessions.ts';
import { endedAt } from './edited-series.ts';
import { calledOff } from './plan-edit.ts';
import { cancelSeriesInput } from './series-inputs.ts';
import { lockSeries, saveSeries, seriesChange, seriesSnapshot, WRITTEN_OUT } from './series-record.ts';
import { wallOf } from './settle-dates.ts';
import { writeDates } from './write-series-dates.ts';

/**
 * Calls off all sessions of a series that are still to come, or those from one of them on; nothing is added any more. What runs or is over
 * stays. A repeat finds it done.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const cancelSeries = command('scheduling.cancelSeries', cancelSeriesInput, async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const before = await lockSeries(tx, input.seriesId);
  const from = input.scope === 'following' ? input.occurrence! : null;
  const { coming } = await readSessions(tx, before.id, from);
  const end = from ?? Math.min(wallAt(tx.at, before.zone), ...coming.map(wallOf));
  const isEnded = before.endsBefore !== null && before.endsBefore <= wallText(end);
  if (isEnded && coming.length === 0) return { id: before.id, version: before.version, calledOff: 0 };
  const after = endedAt(before, isEnded ? readWall(before.endsBefore!)! : end, WRITTEN_OUT);
  await requireMergeable(tx, {
    entity: 'series',
    id: before.id,
    expectedVersion: input.expectedVersion,
    before: { ...seriesSnapshot(before), version: before.version },
    after: seriesSnapshot(after),
  });
  await saveSeries(tx, before, after);
  const written = coming.map((session) => ({
    wall: wallOf(session),
    before: session,
    after: calledOff(session),
    clashes: [],
    refusal: null,
  }));
  const sessions = await writeDates(tx, after, { written, skipped: [] });
  await tx.db.seriesSkip.deleteMany({ where: { studioId: tx.studioId, seriesId: before.id, occurrence: { gte: after.endsBefore! } } });
  await record(tx, seriesChange(input.scope === 'all' ? 'cancelled' : 'cut_short', before, after), ...sessions);
  return { id: after.id, version: after.version, calledOff: coming.length };
});
