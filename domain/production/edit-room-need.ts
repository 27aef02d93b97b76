import { z } from 'zod';
import { saveEdit } from '../activity/save-edit.ts';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { field } from '../kernel/input.ts';
import { dayToColumn } from '../kernel/zone.ts';
import { productionPolicy } from './production-policy.ts';
import { lockNeed, requireOneWish, roomNeedFields } from './room-need-record.ts';

/**
 * Changes what a plan needs; what is left out stays. Naming a room puts it in place of a kind, and the other way round.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editRoomNeed = command(
  'production.editRoomNeed',
  z.object({ needId: field.id('room need'), expectedVersion: field.version().optional(), ...z.object(roomNeedFields).partial().shape }),
  async (tx, { needId, expectedVersion, ...fields }) => {
    productionPolicy.require(tx.actor, 'keep_projects');
    const before = await lockNeed(tx, needId);
    const instead = {
      ...(fields.roomId && fields.roomKind === undefined ? { roomKind: null } : {}),
      ...(fields.roomKind && fields.roomId === undefined ? { roomId: null } : {}),
    };
    const after = { ...before, ...given(fields), ...instead };
    if (after.roomId !== before.roomId || after.roomKind !== before.roomKind) await requireOneWish(tx, after);
    const { version } = await saveEdit(tx, {
      area: 'production',
      entity: 'room_need',
      kind: 'edited',
      before,
      after,
      expectedVersion,
      save: ({ id, dueOn, ...data }) =>
        tx.db.roomNeed.update({
          where: { studioId_id: { studioId: tx.studioId, id } },
          data: { ...data, dueOn: dueOn && dayToColumn(dueOn) },
        }),
    });
    return { id: before.id, projectId: before.projectId, version };
  },
);
