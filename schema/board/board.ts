import { readBoard, readBoardNews, type BoardTelling } from '../../domain/board/read-board.ts';
import { builder } from '../builder.ts';
import { INSIDE } from '../shared/access.ts';
import { encodeId } from '../shared/ids.ts';
import { ProjectOnBoard, RECORD, RoomOnBoard, SessionOnBoard, Sight, StudioOnBoard, UnitOnBoard } from './board-types.ts';

const BoardSnapshot = builder.objectRef<BoardTelling>('BoardSnapshot').implement({
  access: 'carried',
  description:
    'What a wall board knows: everything when `fresh`, otherwise the present state of what changed and the ids of what is gone. ' +
    'It holds facts; what follows from the time alone (a session starts, gear becomes overdue) is for the screen to compute.',
  fields: (t) => ({
    revision: t.expose('revision', { type: 'BigInt', description: 'The change up to which this tells: `since` of the next subscription.' }),
    fresh: t.exposeBoolean('fresh', { description: 'Whether this is the whole picture, in place of any before it.' }),
    studio: t.expose('studio', { type: StudioOnBoard, description: 'The studio.' }),
    from: t.field({ type: 'DateTime', description: 'Sessions and hours are known from here …', resolve: ({ window }) => window.startsAt }),
    until: t.field({
      type: 'DateTime',
      description: '… to here. Ask for a fresh picture well before this moment.',
      resolve: ({ window }) => window.endsAt,
    }),
    sight: t.expose('sight', { type: Sight, description: 'What this board may show.' }),
    rooms: t.expose('rooms', { type: [RoomOnBoard], description: 'Rooms in their order.' }),
    sessions: t.expose('sessions', { type: [SessionOnBoard], description: 'Sessions, holds and tentative ones that touch the window.' }),
    units: t.expose('units', { type: [UnitOnBoard], description: 'Gear that is out, in maintenance or missing.' }),
    unitCount: t.exposeInt('unitCount', { description: 'All units the studio has; 0 where gear is hidden.' }),
    projects: t.expose('projects', {
      type: [ProjectOnBoard],
      description: 'Projects by place in their stage. One in wrap leaves the board a month after its delivery.',
    }),
    removed: t.idList({
      description: 'Ids of rooms, sessions, units and projects that are not on the board any more; may name some that never were.',
      resolve: ({ removed }) => removed.map(({ kind, id }) => encodeId(RECORD[kind], id)),
    }),
  }),
});

const HOW_MUCH =
  'A board link tells as much as its privacy allows; a client sees its own sessions and projects, and of others that the room is taken.';

builder.queryField('board', (t) =>
  t.field({
    type: BoardSnapshot,
    access: INSIDE,
    description: `The wall board as it is now. ${HOW_MUCH}`,
    resolve: (_root, _args, { caller }) => readBoard(caller),
  }),
);

builder.subscriptionField('board', (t) =>
  t.field({
    type: BoardSnapshot,
    access: INSIDE,
    description:
      `The wall board, live. The first message comes at once: the whole picture, or what was missed after \`since\`. ${HOW_MUCH} ` +
      'Nothing is sent when only time has passed.',
    args: { since: t.arg({ type: 'BigInt', description: 'The revision the caller has; without it the first message is fresh.' }) },
    subscribe: (_root, { since }, { live, caller }) => live.watch(caller.actor, since),
    resolve: (tick, _args, { caller }) => readBoardNews(caller, tick),
  }),
);
