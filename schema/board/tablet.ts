import { readTablet, type Tablet, type TabletUnit } from '../../domain/board/read-tablet.ts';
import { builder } from '../builder.ts';
import { INSIDE } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { RECORD } from './board-types.ts';

const Unit = builder.objectRef<TabletUnit>('TabletUnit').implement({
  access: 'carried',
  description: 'A unit of gear of a session in the room.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the unit.', resolve: ({ unitId }) => encodeId(RECORD.unit, unitId) }),
    sessionId: t.id({ description: 'Id of the session that has it.', resolve: ({ sessionId }) => encodeId(RECORD.session, sessionId) }),
    name: t.exposeString('name', { description: 'Its name, with its number.' }),
  }),
});

const TabletType = builder.objectRef<Tablet>('Tablet').implement({
  access: 'carried',
  description: 'What the tablet of a room knows beside the board.',
  fields: (t) => ({
    roomId: t.id({ description: 'Id of the room.', resolve: ({ roomId }) => encodeId(RECORD.room, roomId) }),
    mayAct: t.exposeBoolean('mayAct', { description: 'Whether people may begin, end and extend sessions on it.' }),
    gear: t.expose('gear', { type: [Unit], description: 'Gear of the sessions around now; none where it is hidden.' }),
  }),
});

builder.queryField('tablet', (t) =>
  t.field({
    type: TabletType,
    access: INSIDE,
    description: 'The tablet of a room; of a board link that of its own room. What takes place there is on the board.',
    args: { roomId: idField(t.arg, 'Room', { required: false, description: 'Which room; a board link has its own.' }) },
    resolve: (_root, { roomId }, { caller }) => readTablet(caller, roomId ?? null),
  }),
);
