import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { lockHouse } from './lock-house.ts';
import { sessionTypeRef } from './session-type-inputs.ts';
import { changeSessionType, readSessionType } from './session-type-record.ts';

/**
 * A type of session is offered no more; sessions that are of it stay so.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const archiveSessionType = command('scheduling.archiveSessionType', z.object(sessionTypeRef), async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const before = await readSessionType(tx, input.sessionTypeId);
  const after = { ...before, archivedAt: before.archivedAt ?? tx.at };
  return changeSessionType(tx, { kind: 'archived', before, after, expectedVersion: input.expectedVersion });
});

/**
 * An archived type of session is offered again.
 * @throws InvalidInput when another has its name by now · NotAllowed · NotFound · StaleEdit
 */
export const restoreSessionType = command('scheduling.restoreSessionType', z.object(sessionTypeRef), async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const before = await readSessionType(tx, input.sessionTypeId);
  const after = { ...before, archivedAt: null };
  return changeSessionType(tx, { kind: 'restored', before, after, expectedVersion: input.expectedVersion });
});
