import type { Board, BoardRoom, BoardSession, BoardUnit } from './board.ts';

/** Pieces of a board for tests of the rules: a Tuesday, all times UTC. */
export const at = (wall: string): Date => new Date(wall.includes('T') ? `${wall}:00Z` : `2030-05-14T${wall}:00Z`);

export const aRoom = (more: Partial<BoardRoom> = {}): BoardRoom => ({
  id: 'A',
  name: 'Studio A',
  kind: 'podcast_room',
  position: 0,
  alwaysOpen: true,
  open: [],
  blocks: [],
  ...more,
});

export const aSession = (from: string, to: string, more: Partial<BoardSession> = {}): BoardSession => ({
  id: `${from}-${to}`,
  title: 'Harbour Nights',
  state: 'confirmed',
  startsAt: at(from),
  endsAt: at(to),
  setupMinutes: 0,
  teardownMinutes: 0,
  checkedInAt: null,
  endedAt: null,
  roomIds: ['A'],
  clientName: 'Saltwater Audio',
  projectName: null,
  people: [{ name: 'Ines Okafor', duty: 'engineer' }],
  staffed: true,
  shortages: [],
  openRoles: [],
  checkTotal: 0,
  checkDone: 0,
  resourceIds: [],
  holdRank: null,
  holdExpiresAt: null,
  challengeEndsAt: null,
  expectedStartAt: null,
  createdAt: at('2030-05-01T09:00'),
  ...more,
});

export const aUnit = (id: string, more: Partial<BoardUnit> = {}): BoardUnit => ({
  id,
  name: `SM7B no. ${id}`,
  modelName: 'SM7B',
  kitName: null,
  checkout: null,
  maintenance: null,
  missingAt: null,
  ...more,
});

export const outUntil = (due: string): BoardUnit['checkout'] => ({ holderName: 'Jo Tanaka', outAt: at('08:00'), dueAt: at(due) });

export const aBoard = (more: Partial<Board> = {}): Board => ({
  revision: 1n,
  studio: {
    name: 'Northlight Studios',
    zone: 'UTC',
    offsets: [{ from: at('2030-01-01T00:00'), minutes: 0 }],
    kind: 'podcast',
    noShowAfterMinutes: 30,
  },
  window: { startsAt: at('2030-05-13T21:00'), endsAt: at('2030-05-17T00:00') },
  sight: { titles: true, names: true, gear: true, projects: true, budgets: true },
  rooms: [aRoom()],
  sessions: [],
  units: [],
  unitCount: 10,
  projects: [],
  ...more,
});
