import { holidaysOf } from '../../domain/scheduling/house/holidays-rules.ts';
import type { createBlock } from '../../domain/scheduling/house/create-block.ts';
import type { createRule } from '../../domain/scheduling/house/create-rule.ts';
import type { createSessionType } from '../../domain/scheduling/house/create-session-type.ts';
import type { Day } from '../../domain/kernel/zone.ts';
import type { RoomName } from './rooms-data.ts';

type Input<Command extends (caller: never, input: never) => unknown> = Parameters<Command>[1];

/** Rules that name a room or a type of session do so by `of`. */
export const RULES: readonly (Input<typeof createRule> & { of?: { room: RoomName } | { type: string } })[] = [
  { name: 'A day’s notice', kind: 'notice', minutes: 1_440, binds: 'clients' },
  { name: 'Three months ahead at most', kind: 'horizon', minutes: 90 * 1_440, binds: 'clients' },
  { name: 'Half hours', kind: 'increment', minutes: 30, binds: 'clients' },
  {
    name: 'Two sessions a day',
    kind: 'quota',
    quotaMost: 2,
    quotaUnit: 'sessions',
    quotaPeriod: 'day',
    quotaOf: 'client',
    binds: 'clients',
  },
  { name: 'Voices tire', kind: 'length', maxMinutes: 240, of: { type: 'Voice-over' } },
  { name: 'The piano is booked by the hour', kind: 'length', minMinutes: 60, effect: 'warns', of: { room: 'Studio A' } },
];

const WEEKDAYS = [1, 2, 3, 4, 5];
export const BLOCKS: readonly (Input<typeof createBlock> & { rooms?: readonly RoomName[] })[] = [
  { name: 'Morning', kind: 'half_day', startsMinute: 540, endsMinute: 780, weekdays: WEEKDAYS, priceMinor: 44_000, rooms: ['Studio A'] },
  {
    name: 'Afternoon',
    kind: 'half_day',
    startsMinute: 840,
    endsMinute: 1_080,
    weekdays: WEEKDAYS,
    priceMinor: 46_000,
    rooms: ['Studio A'],
  },
  { name: 'Full day', kind: 'full_day', startsMinute: 540, endsMinute: 1_080, weekdays: WEEKDAYS, priceMinor: 98_000, rooms: ['Studio A'] },
  {
    name: 'Booth hours',
    kind: 'hourly',
    startsMinute: 570,
    endsMinute: 1_050,
    slotMinutes: 60,
    weekdays: WEEKDAYS,
    rooms: ['Vocal booth'],
  },
];

export interface TypeData extends Omit<Input<typeof createSessionType>, 'gear' | 'roomSetups'> {
  models?: readonly [model: string, quantity: number][];
  kits?: readonly string[];
  setups?: readonly { room: RoomName; setupMinutes: number; teardownMinutes: number }[];
}
export const TYPES: readonly TypeData[] = [
  {
    name: 'Podcast interview',
    lengthMinutes: 120,
    setupMinutes: 30,
    teardownMinutes: 15,
    roomKinds: ['podcast_room'],
    models: [
      ['SM7B', 2],
      ['DT 770 Pro', 2],
    ],
    roles: [{ skill: 'podcast', quantity: 1, duty: 'engineer' }],
    steps: [
      'Set the table for two',
      'Check both microphones and headphones',
      'Call the remote guest ten minutes before',
      'Water on the table',
    ],
    note: 'Two voices at the table; a guest may join from elsewhere.',
  },
  {
    name: 'Video podcast',
    lengthMinutes: 180,
    setupMinutes: 60,
    teardownMinutes: 30,
    roomKinds: ['podcast_room', 'photo_studio'],
    models: [
      ['SM7B', 2],
      ['C300 Mark III', 2],
    ],
    roles: [
      { skill: 'camera', quantity: 1, duty: 'camera' },
      { skill: 'podcast', quantity: 1, duty: 'engineer' },
    ],
    steps: ['Charge camera batteries', 'White balance on the grey card', 'Key light at 45°', 'Timecode in sync', 'Card backup ready'],
    setups: [{ room: 'Studio A', setupMinutes: 90, teardownMinutes: 45 }],
    note: '',
  },
  {
    name: 'Voice-over',
    lengthMinutes: 90,
    setupMinutes: 15,
    teardownMinutes: 0,
    roomKinds: ['vocal_booth'],
    models: [['U87 Ai', 1]],
    roles: [{ skill: 'voice', quantity: 1, duty: 'engineer' }],
    steps: ['Print the script, large', 'Talkback checked', 'Warm up ten minutes'],
    note: '',
  },
  {
    name: 'Edit day',
    lengthMinutes: 480,
    roomKinds: ['edit_bay'],
    roles: [{ skill: 'picture edit', quantity: 1, duty: 'editor' }],
    steps: ['Rushes on the server', 'Project opened and relinked'],
    note: '',
  },
];

/** Which type a session of a room is, so that what is to be prepared shows. */
export const TYPE_IN: Partial<Record<RoomName, string>> = { 'Studio B': 'Podcast interview', 'Vocal booth': 'Voice-over' };

const KEPT = new Set(['01-01', '04-27', '12-25', '12-26']);

/** Public holidays on which the house is closed. */
export const closedDays = (year: number): { name: string; day: Day }[] =>
  holidaysOf('nl', year).filter(({ day }) => KEPT.has(day.slice(5)));

export const isClosedDay = (day: Day): boolean => closedDays(Number(day.slice(0, 4))).some((one) => one.day === day);
