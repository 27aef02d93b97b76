import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field, refineRange } from '../kernel/input.ts';
import { newId } from '../kernel/ids.ts';
import { bookingRef } from './booking-inputs.ts';
import type { BookingRecord, Requirement } from './booking-record.ts';
import { requireOpen } from './booking-rules.ts';
import { changeBooking, type BookingEdit } from './change-booking.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

export const moveBookingInput = z
  .object({
    ...bookingRef,
    /** What is left out stays: who moves only the end does not clash with who moves the beginning. */
    startsAt: field.instant().optional(),
    endsAt: field.instant().optional(),
    /** The room to go to; omitted it stays. */
    roomId: field.id('room').optional(),
    /** The room to leave, when the session has several. */
    fromRoomId: field.id('room').optional(),
  })
  .superRefine(refineRange)
  .refine(({ roomId, fromRoomId }) => roomId !== undefined || fromRoomId === undefined, {
    path: ['roomId'],
    message: 'Say to which room it goes from there.',
  });

/**
 * Moves or resizes a session, also into another room. What is not named stays. Its people and gear come along, units of a model are chosen anew where needed.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible · ResourceTaken · StaleEdit
 */
export const moveBooking = command('scheduling.move', moveBookingInput, (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  return changeBooking(tx, moveOf(input));
});

export const moveOf = (input: z.output<typeof moveBookingInput>): BookingEdit => ({
  bookingId: input.bookingId,
  expectedVersion: input.expectedVersion,
  ownVersions: input.ownVersions,
  kind: 'moved',
  decide: async (booking, tx) => {
    requireOpen(booking);
    const requirements = input.roomId ? await inRoom(tx.db, booking, input.roomId, input.fromRoomId) : booking.requirements;
    const { startsAt = booking.startsAt, endsAt = booking.endsAt } = input;
    if (endsAt <= startsAt) throw invalid('endsAt', 'The end must come after the start.');
    const sameTime = +booking.startsAt === +startsAt && +booking.endsAt === +endsAt;
    return sameTime && requirements === booking.requirements ? booking : { ...booking, startsAt, endsAt, requirements };
  },
});

async function inRoom(
  db: { room: { findMany(args: object): Promise<{ id: string }[]> } },
  booking: BookingRecord,
  roomId: string,
  fromRoomId: string | undefined,
): Promise<Requirement[]> {
  if (booking.requirements.some((one) => one.resourceId === roomId)) return booking.requirements;
  const named = booking.requirements.flatMap((one) => (one.resourceId ? [one.resourceId] : []));
  const known = await db.room.findMany({ where: { studioId: booking.studioId, id: { in: [...named, roomId] } }, select: { id: true } });
  if (!known.some((room) => room.id === roomId)) throw invalid('roomId', 'This is not a room of the studio. Choose a room.');
  const rooms = known.map((room) => room.id).filter((id) => id !== roomId);
  if (rooms.length > 1 && !fromRoomId) throw invalid('fromRoomId', 'The session has several rooms. Say which of them it leaves.');
  const leaving = fromRoomId ?? rooms[0];
  if (!leaving)
    return [
      ...booking.requirements,
      {
        id: newId(),
        resourceId: roomId,
        modelId: null,
        kitId: null,
        skill: null,
        quantity: 1,
        duty: '',
        position: booking.requirements.length,
      },
    ];
  if (!rooms.includes(leaving)) throw invalid('fromRoomId', 'The session is not in this room.');
  return booking.requirements.map((one) => (one.resourceId === leaving ? { ...one, resourceId: roomId } : one));
}
