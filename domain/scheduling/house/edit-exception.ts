import { z } from 'zod';
import { saveEdit } from '../../activity/save-edit.ts';
import { command } from '../../kernel/command.ts';
import { InvalidInput } from '../../kernel/errors.ts';
import { given } from '../../kernel/given.ts';
import { field } from '../../kernel/input.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { exceptionFields, wrongDays } from './exception-inputs.ts';
import { exceptionColumns, readException, refusingSameDay, requireOwnDays, type ExceptionRecord } from './exception-record.ts';
import { lockHouse } from './lock-house.ts';

/**
 * Changes the days or hours of an exception; what is left out stays.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editException = command(
  'scheduling.editException',
  z.object({
    exceptionId: field.id('exception'),
    expectedVersion: field.version().optional(),
    ...z.object(exceptionFields).partial().shape,
  }),
  async (tx, { exceptionId, expectedVersion, ...fields }) => {
    schedulingPolicy.require(tx.actor, 'keep_rules');
    await lockHouse(tx);
    const before = await readException(tx, exceptionId);
    const after: ExceptionRecord = { ...before, ...given(fields) };
    const issues = wrongDays(after);
    if (issues.length > 0) throw new InvalidInput(issues);
    await requireOwnDays(tx, [after], () => 'firstDay');
    return saveEdit(tx, {
      area: 'scheduling',
      entity: 'hours_exception',
      kind: 'edited',
      before,
      after,
      expectedVersion,
      save: ({ id, ...data }) =>
        refusingSameDay(
          tx.db.hoursException.update({
            where: { studioId_id: { studioId: tx.studioId, id } },
            data: exceptionColumns({ id, ...data }),
          }),
        ),
    });
  },
);
