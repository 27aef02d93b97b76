import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { field } from '../../kernel/input.ts';
import { bookingRef, overrideReason } from '../booking-inputs.ts';
import type { Requirement } from '../booking-record.ts';
import { requireOpen } from '../booking-rules.ts';
import { changeBooking } from '../change-booking.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { sameSkill } from './preset-rules.ts';

const fillRoleInput = z.object({
  ...bookingRef,
  skill: field.name('skill', 60),
  personId: field.id('person'),
  overrideReason,
});

/**
 * Puts somebody on a session into a role that was open: one fewer is wanted. Whoever is on it already changes nothing.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible · RuleBroken · ResourceTaken (when they are taken) · StaleEdit
 */
export const fillRole = command('scheduling.fillRole', fillRoleInput, (tx, { skill, personId, ...edit }) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  return changeBooking(tx, {
    ...edit,
    kind: 'crewed',
    decide: async (booking) => {
      requireOpen(booking);
      if (booking.requirements.some(({ resourceId }) => resourceId === personId)) return booking;
      const person = await tx.db.person.findFirst({ where: { studioId: tx.studioId, id: personId } });
      if (!person) throw invalid('personId', 'This is nobody of the studio. Choose a person.');
      return { ...booking, requirements: filled(booking.requirements, skill, personId) };
    },
  });
});

/** @throws InvalidInput when no such role is open */
function filled(requirements: readonly Requirement[], skill: string, personId: string): Requirement[] {
  const role = requirements.find((one) => one.skill !== null && sameSkill(one.skill, skill));
  if (!role) throw invalid('skill', 'This role is not open any more. Somebody may have filled it.');
  const person: Requirement = {
    ...role,
    id: newId(),
    skill: null,
    resourceId: personId,
    quantity: 1,
    duty: role.duty || role.skill!,
    position: Math.max(...requirements.map(({ position }) => position)) + 1,
  };
  const rest = requirements.flatMap((one) => {
    if (one !== role) return [one];
    return role.quantity > 1 ? [{ ...role, quantity: role.quantity - 1 }] : [];
  });
  return [...rest, person];
}
