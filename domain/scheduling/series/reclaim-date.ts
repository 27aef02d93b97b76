import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { field } from '../../kernel/input.ts';
import { invalid } from '../../kernel/errors.ts';
import { wallText } from '../../kernel/wall-time.ts';
import { findAlternatives } from '../alternatives.ts';
import { insertBooking } from '../book-session.ts';
import { bookingConsequences } from '../booking-consequences.ts';
import { bookingChange } from '../booking-record.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { holdsInLine } from './holds-in-line.ts';
import { wallField } from './series-inputs.ts';
import { placeAt } from './series-dates-rules.ts';
import { readJudgement } from '../house/judgement.ts';
import { lockSeries, timesOf } from './series-record.ts';
import { sessionAt } from './series-sessions.ts';
import { lockFor, weighDates, type WantedDate } from './settle-dates.ts';

/**
 * Books a session at a place that a series had skipped, as the series has it now.
 * @throws InvalidInput · NotAllowed · NotFound · ResourceTaken (with what stands there, and alternatives)
 */
export const reclaimDate = command(
  'scheduling.reclaimDate',
  z.object({ seriesId: field.id('series'), occurrence: wallField('date') }),
  async (tx, input) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    const series = await lockSeries(tx, input.seriesId);
    const occurrence = wallText(input.occurrence);
    const key = { studioId: tx.studioId, seriesId: series.id, occurrence };
    const there = await tx.db.booking.findFirst({ where: { ...key, state: { not: 'cancelled' } } });
    if (there) return { id: there.id, version: there.version };
    const skip = await tx.db.seriesSkip.findUnique({ where: { studioId_seriesId_occurrence: key } });
    if (!skip) throw invalid('occurrence', 'The series skipped no such date. Choose one of those it did.');
    const place = placeAt(timesOf(series), input.occurrence);
    if (place.endsAt <= tx.at) throw invalid('occurrence', 'This date is over. Choose one that is still to come.');
    const wanted: WantedDate = { wall: input.occurrence, before: null, after: sessionAt(tx, series, place) };
    const candidates = await lockFor(tx, [wanted]);
    const [weighed] = await weighDates(tx, [wanted], candidates);
    const { clashes, refusal } = weighed!;
    if (refusal) throw refusal;
    if (clashes.length > 0)
      throw new ResourceTaken(
        clashes,
        await findAlternatives(
          tx,
          weighed!.after,
          candidates,
          clashes.map(({ resourceId }) => resourceId),
          await readJudgement(tx, weighed!.after, candidates),
        ),
      );
    await tx.db.seriesSkip.delete({ where: { studioId_id: { studioId: tx.studioId, id: skip.id } } });
    const { after } = (await holdsInLine(tx, [weighed!]))[0]!;
    await insertBooking(tx, after);
    await record(tx, bookingChange('reclaimed', null, after), ...(await bookingConsequences(tx, null, after)));
    return { id: after.id, version: after.version };
  },
);
