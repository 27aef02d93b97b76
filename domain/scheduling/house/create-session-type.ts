import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { refusingTwin } from '../../kernel/unique.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { lockHouse } from './lock-house.ts';
import { MOST_SESSION_TYPES, sessionTypeFields } from './session-type-inputs.ts';
import { requireWhatItBrings, saveWhatItBrings, TYPE_TWIN, type SessionTypeRecord } from './session-type-record.ts';

const createSessionTypeInput = z.object({
  name: sessionTypeFields.name,
  lengthMinutes: sessionTypeFields.lengthMinutes.default(60),
  setupMinutes: sessionTypeFields.setupMinutes.default(null),
  teardownMinutes: sessionTypeFields.teardownMinutes.default(null),
  roomKinds: sessionTypeFields.roomKinds.default([]),
  note: sessionTypeFields.note.default(''),
  gear: sessionTypeFields.gear.default([]),
  roles: sessionTypeFields.roles.default([]),
  steps: sessionTypeFields.steps.default([]),
  roomSetups: sessionTypeFields.roomSetups.default([]),
});

/**
 * Adds a type of session, last in the studio's order. Sessions that are booked with it bring along what it holds at that moment.
 * @throws InvalidInput, also when the name is taken · NotAllowed · NotFound
 */
export const createSessionType = command('scheduling.createSessionType', createSessionTypeInput, async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const { studioId } = tx;
  const others = await tx.db.sessionType.findMany({ where: { studioId, archivedAt: null }, select: { position: true } });
  if (others.length >= MOST_SESSION_TYPES)
    throw invalid('', `A studio keeps ${MOST_SESSION_TYPES} session types in use at the most. Archive some first.`);
  const position = Math.max(-1, ...others.map((one) => one.position)) + 1;
  const type: SessionTypeRecord = { id: newId(), ...input, position, archivedAt: null, version: 1 };
  await requireWhatItBrings(tx, type);
  const { gear, roles, steps, roomSetups, ...fields } = type;
  await refusingTwin(tx.db.sessionType.create({ data: { ...fields, studioId } }), 'name', TYPE_TWIN);
  await saveWhatItBrings(tx, type.id, { gear, roles, steps, roomSetups });
  await record(tx, { area: 'scheduling', entity: 'session_type', entityId: type.id, kind: 'created', before: null, after: { ...type } });
  return { id: type.id, version: 1 };
});
