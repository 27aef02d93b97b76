import { expireExports } from '../../domain/exporting/expire-exports.ts';
import { hasDueExports, studiosWithExports, writeDueExports } from '../../domain/exporting/write-export.ts';
import type { Services } from '../../domain/kernel/caller.ts';
import type { FollowJob } from '../follow-job.ts';
import type { TimedJob } from '../timed-jobs.ts';

/** Writes the files that were asked for. The API, which it asks for them, is loaded with the first one: most workers never need it. */
export const exportJob = (services: Services): FollowJob => ({
  consumer: 'exports',
  keepsOwnPlaces: true,
  async run(_db, studioId, stop) {
    if (!(await hasDueExports(services.db, studioId))) return;
    const { writeLines } = await import('../../server/exporting/write-lines.ts');
    await writeDueExports(services, studioId, writeLines, stop);
  },
  waiting: studiosWithExports,
});

/** Takes away files that nobody fetches any more. */
export const expireExportsJob: TimedJob = { name: 'expire-exports', everyMs: 60_000, run: expireExports };
