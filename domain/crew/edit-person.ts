import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { crewPolicy } from './crew-policy.ts';
import { personFields, personRef } from './person-inputs.ts';
import { changePerson, lockPerson } from './person-record.ts';

/**
 * Changes what is known of a person; what is left out stays. A new cost counts for all sessions, past ones too.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editPerson = command(
  'crew.edit',
  z.object({ ...personRef, ...z.object(personFields).partial().shape }),
  async (tx, { personId, expectedVersion, ...fields }) => {
    crewPolicy.require(tx.actor, 'keep_people');
    const before = await lockPerson(tx, personId);
    return changePerson(tx, { kind: 'edited', before, after: { ...before, ...given(fields) }, expectedVersion });
  },
);
