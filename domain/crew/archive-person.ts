import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { requireUnbooked } from '../scheduling/still-booked.ts';
import { crewPolicy } from './crew-policy.ts';
import { personRef } from './person-inputs.ts';
import { changePerson, lockPerson } from './person-record.ts';

/**
 * Takes a person out of lists and choices; past sessions keep them.
 * @throws NotAllowed · NotFound · StaleEdit · StillBooked, naming the sessions to come that need them
 */
export const archivePerson = command('crew.archive', z.object(personRef), async (tx, { personId, expectedVersion }) => {
  crewPolicy.require(tx.actor, 'keep_people');
  const before = await lockPerson(tx, personId);
  await requireUnbooked(tx, before);
  return changePerson(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/**
 * Brings an archived person back.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const restorePerson = command('crew.restore', z.object(personRef), async (tx, { personId, expectedVersion }) => {
  crewPolicy.require(tx.actor, 'keep_people');
  const before = await lockPerson(tx, personId);
  return changePerson(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
