import type { Caller } from '../../domain/kernel/caller.ts';
import { lengthMinutes } from '../../domain/kernel/time-range.ts';
import { atMinute, dayAt, plusDays } from '../../domain/kernel/zone.ts';
import { addToWaitlist } from '../../domain/scheduling/waitlist/add-to-waitlist.ts';
import { attempt } from './attempt.ts';
import type { CallerAt } from './refresh.ts';
import type { RoomName } from './rooms-data.ts';

type Wish = Parameters<typeof addToWaitlist>[1];
const DAY = 86_400_000;

interface Waiter {
  title: string;
  room: RoomName;
  client?: string;
  contactName?: string;
  contact?: string;
  note?: string;
}

/** They wait for a slot that somebody has; the first two for the same one. */
const FOR_A_TAKEN_SLOT: readonly Waiter[] = [
  {
    title: 'Tidewater, strings again',
    room: 'Studio A',
    client: 'Tidewater Records',
    note: 'Just this slot: the quartet is in town that day only.',
  },
  {
    title: 'Choir for one song',
    room: 'Studio A',
    contactName: 'Mira Solheim',
    contact: '+31 20 555 0142',
    note: 'Called twice. Twelve singers.',
  },
  { title: 'Radio spot, second take', room: 'Vocal booth', contactName: 'Joost Verbeek', contact: 'joost@verbeek.example' },
];
/** This one takes any time in the next two months, so that something is offered at once. */
const FOR_ANY_SLOT: Waiter = {
  title: 'Remote panel with Lisbon',
  room: 'Studio B',
  client: 'Fieldnote Media',
  note: 'Any weekday, an hour and a half, the sooner the better.',
};

/** What a waitlist looks like, whatever the day: two wait for one slot, one for another, and one is offered a slot by the workers. */
export async function showWaiting(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  const standing = await db.waitlistEntry.findMany({
    where: { studioId, state: { in: ['waiting', 'offered'] } },
    select: { title: true },
  });
  const isThere = ({ title }: Waiter): boolean => standing.some((one) => one.title === title);
  const today = dayAt(now, zone);
  for (const waiter of FOR_A_TAKEN_SLOT) {
    if (isThere(waiter)) continue;
    const request = await takenSlot(caller, waiter.room, now, zone);
    if (request) await wait(caller, waiter, request);
  }
  if (!isThere(FOR_ANY_SLOT))
    await wait(caller, FOR_ANY_SLOT, {
      pieces: [{ minutes: 90, rooms: [{ roomId: await roomId(caller, FOR_ANY_SLOT.room) }] }],
      from: plusDays(today, 2),
      to: plusDays(today, 62),
      weekdays: [1, 2, 3, 4, 5],
      fromMinute: 600,
      toMinute: 1_080,
    });
}

async function wait(caller: Caller, { title, client, contactName, contact, note }: Waiter, request: Wish['request']): Promise<void> {
  const { studioId } = caller.actor;
  const known = client ? await caller.db.client.findFirst({ where: { studioId, name: client, archivedAt: null } }) : null;
  const who = known ? { clientId: known.id } : { contactName: contactName ?? client ?? title };
  await attempt(() =>
    addToWaitlist(caller, { title, ...who, ...(contact ? { contact } : {}), ...(note ? { note } : {}), request: { ...request } }),
  );
}

const roomId = async ({ db, actor }: Caller, name: RoomName): Promise<string | null> =>
  (await db.resource.findFirst({ where: { studioId: actor.studioId, kind: 'room', name, archivedAt: null } }))?.id ?? null;

/** The first slot in this room, from the day after tomorrow on, that somebody has for sure, within one day. */
async function takenSlot(caller: Caller, room: RoomName, now: Date, zone: string): Promise<Wish['request'] | null> {
  const { db, actor } = caller;
  const id = await roomId(caller, room);
  const found = await db.booking.findMany({
    where: {
      studioId: actor.studioId,
      state: 'confirmed',
      startsAt: { gt: new Date(+now + 2 * DAY), lt: new Date(+now + 16 * DAY) },
      requirements: { some: { resourceId: id ?? actor.studioId } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 20,
  });
  const slot = found.find((one) => dayAt(one.startsAt, zone) === dayAt(new Date(+one.endsAt - 1), zone));
  if (!slot) return null;
  const day = dayAt(slot.startsAt, zone);
  const minuteOf = (at: Date): number => Math.round((+at - +atMinute(day, 0, zone)) / 60_000);
  return {
    pieces: [{ minutes: lengthMinutes(slot), rooms: [{ roomId: id }] }],
    from: day,
    to: plusDays(day, 1),
    fromMinute: minuteOf(slot.startsAt),
    toMinute: Math.min(1_440, minuteOf(slot.endsAt)),
  };
}
