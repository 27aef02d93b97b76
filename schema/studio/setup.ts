import { invalid } from '../../domain/kernel/errors.ts';
import { needsSetUp, setUpStudio } from '../../domain/studio/set-up-studio.ts';
import { $Enums } from '../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { openMutation } from '../shared/mutation.ts';
import { StudioKindEnum } from './enums.ts';

export const RoomKindEnum = builder.enumType('RoomKind', {
  description: 'What a room is for.',
  values: Object.fromEntries(
    Object.values($Enums.RoomKind).map((kind) => [
      kind,
      { description: `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}.` },
    ]),
  ) as Record<$Enums.RoomKind, { description: string }>,
});

const Setup = builder.objectRef<{ needed: boolean; codeRequired: boolean }>('Setup').implement({
  description: 'Whether this house is still empty.',
  access: 'carried',
  fields: (t) => ({
    needed: t.exposeBoolean('needed', { description: 'True until the first studio is set up.' }),
    codeRequired: t.exposeBoolean('codeRequired', {
      description: 'Whether setting it up from here needs the code that the server printed when it started.',
    }),
  }),
});

builder.queryField('setup', (t) =>
  t.field({
    type: Setup,
    access: 'anyone',
    description: 'Whether the first studio is still to be set up.',
    resolve: async (_root, _args, { services, doors }) => {
      const needed = await needsSetUp(services.db);
      return { needed, codeRequired: needed && doors.setupNeedsCode };
    },
  }),
);

const SetUpDone = builder.objectRef<{ studioId: string }>('SetUpDone').implement({
  description: 'The studio is there; its owner can sign in.',
  access: 'carried',
  fields: (t) => ({ studioUuid: t.exposeString('studioId', { description: 'UUID of the studio, for the header `x-studio`.' }) }),
});

const FirstRoom = builder.inputType('FirstRoomInput', {
  description: 'A room to begin with.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, such as Studio A.' }),
    kind: t.field({ type: RoomKindEnum, required: true, description: 'What it is for.' }),
  }),
});

openMutation('setUpStudio', {
  description:
    'Creates the first studio, its rooms and its owner; then sign in with the password. Only while there is no studio. ' +
    'From another machine it takes the code that the server printed when it started.',
  access: 'anyone',
  type: SetUpDone,
  input: (t) => ({
    code: t.string({ description: 'The set-up code, where `setup.codeRequired`.' }),
    studioName: t.string({ required: true, description: 'Name of the studio.' }),
    kind: t.field({ type: StudioKindEnum, required: true, description: 'What it mainly does.' }),
    zone: t.string({ required: true, description: 'IANA zone such as Europe/Berlin.' }),
    currency: t.string({ required: true, description: 'Three-letter ISO 4217 code.' }),
    rooms: t.field({
      type: [FirstRoom],
      required: true,
      description: 'Rooms to begin with, at most 50; open Monday to Friday, 9 to 18, at first.',
    }),
    ownerName: t.string({ required: true, description: 'Name of the owner.' }),
    email: t.string({ required: true, description: 'Address the owner signs in with.' }),
    password: t.string({ required: true, description: 'At least 10 characters.' }),
  }),
  resolve: ({ services, doors }, input, onceKey) => {
    if (doors.setupNeedsCode && !doors.isSetupCode(input.code ?? ''))
      throw invalid('code', 'This is not the set-up code. It is printed in the server’s log when it starts.');
    return setUpStudio(services, input, { hashPassword: doors.hashPassword, onceKey });
  },
});
