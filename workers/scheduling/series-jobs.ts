import { systemActor } from '../../domain/kernel/actor.ts';
import { extendSeries } from '../../domain/scheduling/series/extend-series.ts';
import { seriesToExtend, studiosWithWaitingPlaces } from '../../domain/scheduling/series/find-due-series.ts';
import { tellFreePlaces } from '../../domain/scheduling/series/tell-free-places.ts';
import type { TimedJob } from '../timed-jobs.ts';

const callerOf = (services: Parameters<TimedJob['run']>[0], studioId: string) => ({ ...services, actor: systemActor(studioId, 'Series') });

/** Books series without an end further ahead. */
export const extendSeriesJob: TimedJob = {
  name: 'extend-series',
  everyMs: 600_000,
  async run(services, stop) {
    for (const { id, studioId } of await seriesToExtend(services.db, services.clock.now())) {
      if (stop.aborted) return;
      await extendSeries(callerOf(services, studioId), { seriesId: id });
    }
  },
};

/** Tells of skipped dates that have become free. */
export const tellFreePlacesJob: TimedJob = {
  name: 'tell-free-places',
  everyMs: 60_000,
  async run(services, stop) {
    for (const studioId of await studiosWithWaitingPlaces(services.db, services.clock.now())) {
      if (stop.aborted) return;
      await tellFreePlaces(callerOf(services, studioId), {});
    }
  },
};
