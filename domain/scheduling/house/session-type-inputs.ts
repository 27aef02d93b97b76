import { z } from 'zod';
import { field } from '../../kernel/input.ts';
import { ROOM_KINDS } from '../room-rules.ts';

const quantity = (most: number) =>
  z.number().int('Give a whole number.').min(1, 'Ask for at least one.').max(most, `Ask for at most ${most}.`).default(1);

const gearLine = z
  .object({
    modelId: field.id('gear model').nullable().default(null),
    kitId: field.id('kit').nullable().default(null),
    quantity: quantity(100),
  })
  .refine(({ modelId, kitId }) => (modelId === null) !== (kitId === null), 'Name a model or a kit, one of them.')
  .transform((one) => (one.kitId === null ? one : { ...one, quantity: 1 }));

const setup = { setupMinutes: field.minutes(), teardownMinutes: field.minutes() };

export const sessionTypeFields = {
  name: field.name('session type', 80),
  lengthMinutes: z
    .number()
    .int('Give whole minutes.')
    .min(5, 'A session lasts at least 5 minutes.')
    .max(10_080, 'A standard session lasts a week at the most.'),
  setupMinutes: setup.setupMinutes.nullable(),
  teardownMinutes: setup.teardownMinutes.nullable(),
  roomKinds: z
    .array(z.enum(ROOM_KINDS, 'Choose kinds of rooms.'))
    .max(ROOM_KINDS.length, 'Name each kind of room once.')
    .transform((kinds) => ROOM_KINDS.filter((kind) => kinds.includes(kind))),
  note: field.text(2_000),
  gear: z.array(gearLine).max(50, 'At most 50 lines of gear.'),
  roles: z
    .array(z.object({ skill: field.name('skill', 60), duty: field.text(80).default(''), quantity: quantity(50) }))
    .max(30, 'At most 30 roles.'),
  /** What is to be prepared, in order. */
  steps: z.array(field.name('step', 200)).max(50, 'A check list has at most 50 lines.'),
  roomSetups: z.array(z.object({ roomId: field.id('room'), ...setup })).max(200, 'At most 200 rooms.'),
};

export const sessionTypeRef = { sessionTypeId: field.id('session type'), expectedVersion: field.version().optional() };
export const MOST_SESSION_TYPES = 200;
