import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { newId } from '../kernel/ids.ts';
import { dayToColumn } from '../kernel/zone.ts';
import { productionPolicy } from './production-policy.ts';
import { lockProject } from './project-record.ts';
import { requireOneWish, roomNeedChange, roomNeedFields, type RoomNeedRecord } from './room-need-record.ts';

/** A plan with more lines is nobody's plan. */
const MOST = 100;

const addRoomNeedInput = z.object({
  projectId: field.id('project'),
  roomId: roomNeedFields.roomId.default(null),
  roomKind: roomNeedFields.roomKind.default(null),
  minutes: roomNeedFields.minutes,
  dueOn: roomNeedFields.dueOn.default(null),
  note: roomNeedFields.note.default(''),
});

/**
 * Writes into a project's plan which room it needs, for how long and by when. What is booked for the project counts against it.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const addRoomNeed = command('production.addRoomNeed', addRoomNeedInput, async (tx, input) => {
  productionPolicy.require(tx.actor, 'keep_projects');
  const project = await lockProject(tx, input.projectId);
  await requireOneWish(tx, input);
  if ((await tx.db.roomNeed.count({ where: { studioId: tx.studioId, projectId: project.id } })) >= MOST)
    throw invalid('projectId', `A project has at most ${MOST} needs. Put some of them together.`);
  const need: RoomNeedRecord = { id: newId(), ...input, createdAt: tx.at, version: 1 };
  await tx.db.roomNeed.create({ data: { ...need, studioId: tx.studioId, dueOn: need.dueOn && dayToColumn(need.dueOn) } });
  await record(tx, roomNeedChange('added', null, need));
  return { id: need.id, projectId: project.id };
});
