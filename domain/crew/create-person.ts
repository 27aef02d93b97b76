import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { crewPolicy } from './crew-policy.ts';
import { personFields } from './person-inputs.ts';
import type { PersonRecord } from './person-record.ts';

const createPersonInput = z.object({
  name: personFields.name,
  jobTitle: personFields.jobTitle.default(''),
  engagement: personFields.engagement.default('staff'),
  email: personFields.email.default(''),
  phone: personFields.phone.default(''),
  skills: personFields.skills.default([]),
  hourlyCostMinor: personFields.hourlyCostMinor.default(0),
});

/**
 * Adds somebody who can be put on sessions.
 * @throws InvalidInput · NotAllowed
 */
export const createPerson = command('crew.create', createPersonInput, async (tx, input) => {
  crewPolicy.require(tx.actor, 'keep_people');
  const person: PersonRecord = { id: newId(), ...input, createdAt: tx.at, archivedAt: null, version: 1 };
  const { id, name, createdAt, archivedAt: _archived, version: _version, ...fields } = person;
  await tx.db.resource.create({ data: { id, studioId: tx.studioId, kind: 'person', name, createdAt } });
  await tx.db.person.create({ data: { id, studioId: tx.studioId, ...fields } });
  await record(tx, { area: 'crew', entity: 'person', entityId: id, kind: 'created', before: null, after: { ...person } });
  return { id, version: 1 };
});
