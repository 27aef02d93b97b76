import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { field } from '../../kernel/input.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { readException } from './exception-record.ts';
import { lockHouse } from './lock-house.ts';

/**
 * The days are as their weekdays say again. The log keeps what was.
 * @throws NotAllowed · NotFound
 */
export const removeException = command(
  'scheduling.removeException',
  z.object({ exceptionId: field.id('exception') }),
  async (tx, { exceptionId }) => {
    schedulingPolicy.require(tx.actor, 'keep_rules');
    await lockHouse(tx);
    const before = await readException(tx, exceptionId);
    await tx.db.hoursException.delete({ where: { studioId_id: { studioId: tx.studioId, id: exceptionId } } });
    await record(tx, {
      area: 'scheduling',
      entity: 'hours_exception',
      entityId: exceptionId,
      kind: 'removed',
      before: { ...before },
      after: null,
    });
    return { id: exceptionId };
  },
);
