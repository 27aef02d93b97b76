import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { exceptionFields, MOST_AT_ONCE, MOST_EXCEPTIONS, wrongDays } from './exception-inputs.ts';
import { exceptionColumns, refusingSameDay, requireOwnDays, type ExceptionRecord } from './exception-record.ts';
import { lockHouse } from './lock-house.ts';

const day = z
  .object({
    name: exceptionFields.name,
    firstDay: exceptionFields.firstDay,
    /** Omitted: one day. */
    lastDay: exceptionFields.lastDay.optional(),
    roomId: exceptionFields.roomId.default(null),
    opensMinute: exceptionFields.opensMinute.default(null),
    closesMinute: exceptionFields.closesMinute.default(null),
  })
  .transform((one) => ({ ...one, lastDay: one.lastDay ?? one.firstDay }))
  .superRefine((one, context) => {
    for (const { path, message } of wrongDays(one)) context.addIssue({ code: 'custom', path: [path], message });
  });

const addExceptionsInput = z.object({
  days: z.array(day).min(1, 'Name a day.').max(MOST_AT_ONCE, `Add at most ${MOST_AT_ONCE} exceptions at once.`),
});

/**
 * Enters days on which a room, or the whole house, is closed or open otherwise: holidays, works, a long night. All of them or none.
 * @throws InvalidInput, naming each that cannot be · NotAllowed · NotFound
 */
export const addExceptions = command('scheduling.addExceptions', addExceptionsInput, async (tx, { days }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const count = await tx.db.hoursException.count({ where: { studioId: tx.studioId } });
  if (count + days.length > MOST_EXCEPTIONS)
    throw invalid('days', `A studio keeps at most ${MOST_EXCEPTIONS} exceptions, and has ${count}. Remove those that are past first.`);
  const exceptions = days.map((one): ExceptionRecord => ({ id: newId(), ...one, version: 1 }));
  await requireOwnDays(tx, exceptions, (index) => `days.${index}.firstDay`);
  await refusingSameDay(
    tx.db.hoursException.createMany({ data: exceptions.map((one) => ({ ...exceptionColumns(one), studioId: tx.studioId })) }),
  );
  await record(
    tx,
    ...exceptions.map((after) => ({
      area: 'scheduling' as const,
      entity: 'hours_exception',
      entityId: after.id,
      kind: 'created',
      before: null,
      after: { ...after },
    })),
  );
  return { ids: exceptions.map(({ id }) => id) };
});
