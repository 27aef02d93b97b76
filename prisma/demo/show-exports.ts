import { KEPT_DAYS } from '../../domain/exporting/export-rules.ts';
import { startExport } from '../../domain/exporting/start-export.ts';
import { dayAt, plusDays } from '../../domain/kernel/zone.ts';
import { attempt } from './attempt.ts';
import type { CallerAt } from './refresh.ts';

/** What the owner takes out of the house: all of it, and last month for the accounts. Workers write the files, which are kept a week. */
export async function showExports(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  const today = dayAt(now, zone);
  const since = plusDays(today, -KEPT_DAYS);
  if ((await db.export.count({ where: { studioId, createdAt: { gt: new Date(`${since}T00:00:00Z`) } } })) > 0) return;
  const lastDay = plusDays(firstOfMonth(today), -1);
  await attempt(() => startExport(caller, { records: ['bookings', 'expenses'], firstDay: firstOfMonth(lastDay), lastDay }));
  await attempt(() => startExport(caller, {}));
}

const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;
