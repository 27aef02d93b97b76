import { StaleEdit } from '../../domain/kernel/errors.ts';
import { createBoardLink } from '../../domain/studio/create-board-link.ts';
import { editBoardLink } from '../../domain/studio/edit-board-link.ts';
import { revokeBoardLink } from '../../domain/studio/revoke-board-link.ts';
import { builder, inStudio } from '../builder.ts';
import { RUNNERS } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { BoardPrivacyEnum } from './enums.ts';

export const BoardLink = builder.prismaNode('BoardLink', {
  select: { id: true },
  description: 'A wall board that opens from a link without sign-in, until the link is revoked. Visible to who runs the studio.',
  access: RUNNERS,
  id: { field: 'id', description: 'Id of the board link.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Where it hangs, such as Reception.' }),
    privacy: t.expose('privacy', { type: BoardPrivacyEnum, description: 'How much it tells.' }),
    url: t.string({
      nullable: true,
      description: 'The address to open on the wall. Whoever has it sees the board. Null once it is revoked.',
      select: { id: true, revokedAt: true, roomId: true },
      resolve: ({ id, revokedAt, roomId }, _args, { doors }) => (revokedAt ? null : `${doors.boardUrl(id)}${roomId ? '/room' : ''}`),
    }),
    roomId: t.id({
      nullable: true,
      description: 'The room whose tablet it is; null for a wall.',
      select: { roomId: true },
      resolve: ({ roomId }) => roomId && encodeId('Room', roomId),
    }),
    mayCheckIn: t.exposeBoolean('mayCheckIn', { description: 'Whether people may begin, end and extend sessions of that room on it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked; null while it opens.' }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
  }),
});

list('boardLinks', {
  model: 'BoardLink',
  type: BoardLink,
  access: RUNNERS,
  description: 'The studio’s board links.',
  sorts: {
    NAME: (direction) => ({ name: direction }),
    CREATED: (direction) => ({ createdAt: direction }),
  },
  search: (word) => ({ name: { contains: word, mode: 'insensitive' } }),
  filters: (arg) => ({ revoked: arg.boolean({ description: 'True for those that were revoked; otherwise those that open.' }) }),
  where: (_caller, { revoked }) => ({ revokedAt: revoked ? { not: null } : null }),
});

mutation('createBoardLink', {
  description: 'Makes a link that opens the wall board without sign-in. Requires the role owner, studio manager or coordinator.',
  access: RUNNERS,
  type: BoardLink,
  input: (t) => ({
    name: t.string({ required: true, description: 'Where it will hang.' }),
    privacy: t.field({ type: BoardPrivacyEnum, required: true, description: 'How much it tells.' }),
    roomId: idField(t, 'Room', { required: false, description: 'The room whose tablet it is; a wall if not given.' }),
    mayCheckIn: t.boolean({ description: 'Whether people may begin, end and extend sessions of that room on it.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createBoardLink(caller, withoutNulls(input));
    return caller.db.boardLink.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editBoardLink', {
  description:
    'Renames a board or changes how much it tells; it reconnects by itself. Requires the role owner, studio manager or coordinator.',
  access: RUNNERS,
  type: BoardLink,
  errors: [StaleEdit],
  input: (t) => ({
    boardLinkId: idField(t, 'BoardLink', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; a clashing edit since is refused.' }),
    name: t.string({ description: 'New name.' }),
    privacy: t.field({ type: BoardPrivacyEnum, description: 'How much it tells.' }),
    roomId: idField(t, 'Room', { required: false, description: 'The room whose tablet it is; null for a wall.' }),
    mayCheckIn: t.boolean({ description: 'Whether people may begin, end and extend sessions of that room on it.' }),
  }),
  resolve: async (caller, { roomId, ...input }, query) => {
    const { id } = await editBoardLink(caller, { ...withoutNulls(input), roomId });
    return caller.db.boardLink.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('revokeBoardLink', {
  description:
    'Ends a board link for good; boards that hang on it go dark within seconds. Requires the role owner, studio manager or coordinator.',
  access: RUNNERS,
  type: BoardLink,
  input: (t) => ({ boardLinkId: idField(t, 'BoardLink', { required: true, description: 'Which.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await revokeBoardLink(caller, input);
    return caller.db.boardLink.findUniqueOrThrow({ ...query, where: { id } });
  },
});
