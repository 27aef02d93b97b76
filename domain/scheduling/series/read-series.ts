import type { SeriesSkip } from '../../../prisma/generated/client/client.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import { transact } from '../../kernel/transact.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import type { BookingState } from '../booking-states.ts';
import { readSessions } from './coming-sessions.ts';
import { exceptionsOf } from './follow-series.ts';
import { freeAmong } from './freed-places.ts';
import { SILENT } from './preview-series.ts';
import { readLineKinds } from './series-lines.ts';
import { placeAt } from './series-dates-rules.ts';
import { readSeriesRecord, timesOf } from './series-record.ts';
import { wallOf } from './settle-dates.ts';

/** A session of a series that is still to come. */
export interface ComingSession extends TimeRange {
  bookingId: string;
  /** Its place in the rule, as wall time. */
  occurrence: string;
  title: string;
  state: BookingState;
  /** In which respects it differs from the series. */
  exceptions: string[];
}

/** A skipped place that is still to come. */
export type SkippedDate = SeriesSkip & { free: boolean };

/** @throws NotAllowed · NotFound */
export function readComingSessions(caller: Caller, seriesId: string): Promise<ComingSession[]> {
  schedulingPolicy.require(caller.actor, 'see_schedule');
  return transact({ ...caller, doorbell: SILENT }, async (tx) => {
    const series = await readSeriesRecord(tx, seriesId);
    const times = timesOf(series);
    const { coming } = await readSessions(tx, seriesId, null, { look: true });
    const kindOf = await readLineKinds(
      tx,
      tx.studioId,
      [series, ...coming].flatMap(({ requirements }) => requirements),
    );
    return coming.map((session) => ({
      bookingId: session.id,
      occurrence: session.occurrence!,
      title: session.title,
      state: session.state,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      exceptions: exceptionsOf(session, series, placeAt(times, wallOf(session)), kindOf),
    }));
  });
}

/** Skipped places that are still to come, and whether each could be had at this moment. @throws NotAllowed · NotFound */
export function readSkippedDates(caller: Caller, seriesId: string): Promise<SkippedDate[]> {
  schedulingPolicy.require(caller.actor, 'see_schedule');
  return transact({ ...caller, doorbell: SILENT }, async (tx) => {
    await readSeriesRecord(tx, seriesId);
    const skips = await tx.db.seriesSkip.findMany({
      where: { studioId: tx.studioId, seriesId, startsAt: { gt: tx.at } },
      orderBy: { startsAt: 'asc' },
    });
    const free = await freeAmong(tx, skips);
    return skips.map((skip) => ({ ...skip, free: free.has(skip.id) }));
  });
}
