import { z } from 'zod';
import { field } from '../kernel/input.ts';
import { DAY_MINUTES, overlappingHours, ROOM_KINDS, sortedHours } from './room-rules.ts';

const openHours = z
  .object({
    weekday: z
      .number()
      .int('A weekday is a whole number.')
      .min(1, 'Weekdays go from 1, Monday, to 7.')
      .max(7, 'Weekdays go from 1, Monday, to 7.'),
    opensMinute: z
      .number()
      .int('Give whole minutes.')
      .min(0, 'The day starts at minute 0.')
      .max(DAY_MINUTES - 1, 'Opening belongs to its own day.'),
    closesMinute: z
      .number()
      .int('Give whole minutes.')
      .min(1, 'Closing comes after opening.')
      .max(2 * DAY_MINUTES, 'Close within the next day.'),
  })
  .superRefine(({ opensMinute, closesMinute }, context) => {
    const minutes = closesMinute - opensMinute;
    const message = minutes <= 0 ? 'Closing comes after opening.' : minutes > DAY_MINUTES ? 'Open for a day at the most.' : null;
    if (message) context.addIssue({ code: 'custom', path: ['closesMinute'], message });
  });

export const roomFields = {
  name: field.name('room', 80),
  kind: z.enum(ROOM_KINDS, 'Choose a kind of room.'),
  capacity: z
    .number()
    .int('Give a whole number of people.')
    .min(0, 'A capacity cannot be negative.')
    .max(100_000, 'At most 100,000 people.'),
  areaSquareMetres: z
    .number()
    .int('Give whole square metres.')
    .min(1, 'An area is at least 1 m².')
    .max(1_000_000, 'At most 1,000,000 m².')
    .nullable(),
  features: z
    .array(field.name('feature', 60))
    .max(50, 'Name at most 50 features.')
    .transform((names) => [...new Set(names)]),
  hourlyRateMinor: field.money(),
  defaultSetupMinutes: field.minutes(),
  defaultTeardownMinutes: field.minutes(),
  /** Empty: always open. */
  openingHours: z
    .array(openHours)
    .max(70, 'At most 70 opening hours.')
    .superRefine((hours, context) => {
      const index = overlappingHours(hours);
      if (index >= 0)
        context.addIssue({ code: 'custom', path: [index], message: 'These hours overlap others of the room. Join them to one.' });
    })
    .transform(sortedHours),
};

export const roomRef = { roomId: field.id('room'), expectedVersion: field.version().optional() };

export const ROOM_TWIN = 'Another room has this name. Boards tell rooms apart by name; choose another.';
