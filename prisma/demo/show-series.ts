import { wallAt, wallText } from '../../domain/kernel/wall-time.ts';
import { atMinute, dayAt, plusDays, weekdayOf } from '../../domain/kernel/zone.ts';
import { createSeries } from '../../domain/scheduling/series/create-series.ts';
import { attempt } from './attempt.ts';
import type { CallerAt } from './refresh.ts';
import type { RoomName } from './rooms-data.ts';

interface SeriesData {
  title: string;
  client: string;
  project: string;
  room: RoomName;
  rule: string;
  /** ISO: 1 is Monday. */
  weekday: number;
  /** After midnight. */
  startMinute: number;
  lengthMinutes: number;
}

/** One that goes on without an end, in an evening that is always free; and one over some months, in afternoons that others want as well. */
const SERIES: readonly SeriesData[] = [
  {
    title: 'Pick-ups of Harbour Nights',
    client: 'Saltwater Audio',
    project: 'Harbour Nights',
    room: 'Vocal booth',
    rule: 'FREQ=WEEKLY',
    weekday: 3,
    startMinute: 18 * 60 + 15,
    lengthMinutes: 75,
  },
  {
    title: 'Table read of The Long Table',
    client: 'Fieldnote Media',
    project: 'The Long Table',
    room: 'Studio B',
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=8',
    weekday: 2,
    startMinute: 14 * 60,
    lengthMinutes: 90,
  },
];

/** The first dates are left to what is booked in the present week. */
const FROM_DAYS_AHEAD = 3;

/** Sessions that come back by a rule; a date on which something stands already is skipped and remembered. Each is made once. */
export async function showSeries(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  for (const { client, project, room, weekday, startMinute, ...repeated } of SERIES) {
    if ((await db.series.count({ where: { studioId, title: repeated.title } })) > 0) continue;
    const [place, forClient, ofProject] = await Promise.all([
      db.resource.findFirst({ where: { studioId, kind: 'room', name: room, archivedAt: null }, select: { id: true } }),
      db.client.findFirst({ where: { studioId, name: client, archivedAt: null }, select: { id: true } }),
      db.project.findFirst({ where: { studioId, name: project, archivedAt: null }, select: { id: true } }),
    ]);
    if (!place) continue;
    const soonest = plusDays(dayAt(now, zone), FROM_DAYS_AHEAD);
    const first = plusDays(soonest, (weekday - weekdayOf(soonest) + 7) % 7);
    await attempt(() =>
      createSeries(caller, {
        title: repeated.title,
        rule: repeated.rule,
        lengthMinutes: repeated.lengthMinutes,
        firstTime: wallText(wallAt(atMinute(first, startMinute, zone), zone)),
        rooms: [place.id],
        clientId: forClient?.id ?? null,
        projectId: ofProject?.id ?? null,
        onClash: 'skip',
      }),
    );
  }
}
