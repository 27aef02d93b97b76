import type { Caller } from '../../domain/kernel/caller.ts';
import { lengthMinutes } from '../../domain/kernel/time-range.ts';
import { addRoomNeed } from '../../domain/production/add-room-need.ts';
import { editRoomNeed } from '../../domain/production/edit-room-need.ts';
import { readRoomGaps, readRoomNeeds } from '../../domain/production/read-room-needs.ts';
import type { RoomKind } from '../generated/client/client.ts';
import { attempt } from './attempt.ts';
import type { CallerAt } from './refresh.ts';

interface Plan {
  project: string;
  kind: RoomKind;
  note: string;
  /** Beyond what is booked. */
  missingMinutes: number;
}

/** Three projects whose plans name rooms; two of them miss some. */
const PLANS: readonly Plan[] = [
  { project: 'Fieldnote season 3', kind: 'podcast_room', note: 'Twelve episodes and the trailer', missingMinutes: 390 },
  { project: 'Marlow EP', kind: 'recording_room', note: 'Five songs, live', missingMinutes: 480 },
  { project: 'Marlow EP', kind: 'edit_bay', note: 'Comping and rough mixes', missingMinutes: 300 },
  { project: 'Copper Line', kind: 'edit_bay', note: 'Picture lock', missingMinutes: 0 },
];

/** What plans need of rooms and miss, whatever the day. Where a visitor has written plans, or booked what was missing, their will stands. */
export async function showRoomNeeds(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  if ((await db.roomNeed.count({ where: { studioId } })) > 0) return keepAGap(caller);
  for (const { project, kind, note, missingMinutes } of PLANS) {
    const found = await db.project.findFirst({ where: { studioId, name: project, archivedAt: null } });
    if (!found) continue;
    const minutes = (await bookedMinutes(caller, found.id, kind)) + missingMinutes;
    if (minutes > 0) await attempt(() => addRoomNeed(caller, { projectId: found.id, roomKind: kind, minutes, note }));
  }
}

/** As the coming weeks fill, plans are met; then the first of them grows, as plans do. */
async function keepAGap(caller: Caller): Promise<void> {
  if ((await readRoomGaps(caller)).length > 0) return;
  const { project, missingMinutes } = PLANS[0]!;
  const found = await caller.db.project.findFirst({ where: { studioId: caller.actor.studioId, name: project, archivedAt: null } });
  const need = found && (await readRoomNeeds(caller, [found.id])).get(found.id)?.[0];
  if (need) await attempt(() => editRoomNeed(caller, { needId: need.id, minutes: need.minutes + missingMinutes }));
}

async function bookedMinutes({ db, actor }: Caller, projectId: string, kind: RoomKind): Promise<number> {
  const rooms = await db.room.findMany({ where: { studioId: actor.studioId, kind }, select: { id: true } });
  const sessions = await db.booking.findMany({
    where: {
      studioId: actor.studioId,
      projectId,
      state: { in: ['confirmed', 'in_session', 'completed'] },
      requirements: { some: { resourceId: { in: rooms.map(({ id }) => id) } } },
    },
  });
  return sessions.reduce((sum, session) => sum + lengthMinutes(session), 0);
}
