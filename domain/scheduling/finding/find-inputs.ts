import { z } from 'zod';
import { field } from '../../kernel/input.ts';
import { plusDays } from '../../kernel/zone.ts';
import { ROOM_KINDS } from '../room-rules.ts';
import { MOST_WINDOW_DAYS } from './window-rules.ts';

const MOST_PIECES = 6;

const count = (most: number) =>
  z.number().int('Give a whole number.').min(1, 'Ask for at least one.').max(most, `Ask for at most ${most}.`).default(1);
const hundred = count(100);

const roomWish = z
  .object({
    roomId: field.id('room').nullable().default(null),
    kind: z.enum(ROOM_KINDS, 'Choose one of the kinds of rooms.').nullable().default(null),
    capacity: z
      .number()
      .int('Give whole people.')
      .min(1, 'For one at least.')
      .max(10_000, 'At most 10,000 people.')
      .nullable()
      .default(null),
    features: z.array(field.name('feature', 60)).max(20, 'Ask for at most 20 features.').default([]),
  })
  .refine(({ roomId, kind, capacity, features }) => !roomId || (kind === null && capacity === null && features.length === 0), {
    path: ['roomId'],
    message: 'Name a room, or say what it must have; not both.',
  });

const gearWish = z.union([
  z.object({ modelId: field.id('gear model'), quantity: hundred }),
  z.object({ kitId: field.id('kit') }),
  z.object({ kitCategory: field.name('category of kits', 80) }),
  z.object({ unitId: field.id('unit') }),
]);

const duty = field.text(80).default('');
const personWish = z.union([
  z.object({ personId: field.id('person'), duty }),
  z.object({ skill: field.name('skill', 60), quantity: count(50), duty }),
]);

const link = z.object({
  after: z.number().int('Give the index of a piece.').min(0, 'The first piece is 0.'),
  leastMinutes: field.minutes(MOST_WINDOW_DAYS * 1_440).default(0),
  mostMinutes: field
    .minutes(MOST_WINDOW_DAYS * 1_440)
    .nullable()
    .default(null),
  within: z.enum(['day', 'week'], 'Choose day or week.').nullable().default(null),
});

const piece = z
  .object({
    name: field.text(80).default(''),
    minutes: z
      .number()
      .int('Give whole minutes.')
      .min(15, 'A session lasts a quarter of an hour at least.')
      .max(7 * 1_440, 'Look for a week at the most; longer sessions are booked directly.'),
    setupMinutes: field.minutes().nullable().default(null),
    teardownMinutes: field.minutes().nullable().default(null),
    rooms: z.array(roomWish).max(6, 'Ask for at most 6 rooms at once.').default([]),
    gear: z.array(gearWish).max(40, 'Ask for at most 40 lines of gear.').default([]),
    people: z.array(personWish).max(40, 'Ask for at most 40 lines of people.').default([]),
    openRoles: z
      .array(z.object({ skill: field.name('skill', 60), quantity: count(50), duty }))
      .max(20, 'Leave at most 20 roles open.')
      .default([]),
    link: link.nullable().default(null),
  })
  .superRefine(({ rooms, gear, people }, context) => {
    if (rooms.length + gear.length + people.length === 0)
      context.addIssue({ code: 'custom', path: ['rooms'], message: 'Ask for a room, gear or somebody.' });
    refuseRepeats(
      context,
      'rooms',
      rooms.map(({ roomId }) => roomId),
    );
    refuseRepeats(
      context,
      'people',
      people.map((wish) => ('personId' in wish ? wish.personId : null)),
    );
    refuseRepeats(
      context,
      'gear',
      gear.map((wish) => ('modelId' in wish ? wish.modelId : 'kitId' in wish ? wish.kitId : 'unitId' in wish ? wish.unitId : null)),
    );
  });

function refuseRepeats(context: z.RefinementCtx, path: string, ids: (string | null)[]): void {
  const second = ids.findIndex((id, index) => id !== null && ids.indexOf(id) !== index);
  if (second >= 0) context.addIssue({ code: 'custom', path: [path, second], message: 'This is asked for twice. Ask for it once.' });
}

const minuteOfDay = () =>
  z.number().int('Give whole minutes.').min(0, 'The day begins at minute 0.').max(1_440, 'The day ends at minute 1440.');

export const findTimeInput = z
  .object({
    pieces: z.array(piece).min(1, 'Say what is looked for.').max(MOST_PIECES, `Look for at most ${MOST_PIECES} sessions at once.`),
    from: field.day(),
    to: field.day(),
    fromMinute: minuteOfDay().nullable().default(null),
    toMinute: minuteOfDay().nullable().default(null),
    weekdays: z.array(z.number().int().min(1, 'Monday is 1.').max(7, 'Sunday is 7.')).max(7, 'A week has seven days.').default([]),
    nearTo: field.instant().nullable().default(null),
    maxPriceMinor: field.money().nullable().default(null),
    maxHourlyMinor: field.money().nullable().default(null),
    clientId: field.id('client').nullable().default(null),
    projectId: field.id('project').nullable().default(null),
    bookingId: field.id('session').nullable().default(null),
  })
  .superRefine(({ from, to, pieces, bookingId }, context) => {
    if (to <= from)
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message: 'The last day must come after the first; `to` is not part of the window.',
      });
    else if (to > plusDays(from, MOST_WINDOW_DAYS))
      context.addIssue({ code: 'custom', path: ['to'], message: `Look through ${MOST_WINDOW_DAYS} days at most.` });
    if (bookingId && pieces.length > 1)
      context.addIssue({ code: 'custom', path: ['pieces'], message: 'A session that is moved is one piece.' });
    for (const [index, { link: one }] of pieces.entries())
      if (one && one.after >= index)
        context.addIssue({
          code: 'custom',
          path: ['pieces', index, 'link', 'after'],
          message: 'A piece follows one that comes before it in the list.',
        });
      else if (one && one.mostMinutes !== null && one.mostMinutes < one.leastMinutes)
        context.addIssue({ code: 'custom', path: ['pieces', index, 'link', 'mostMinutes'], message: 'At most is less than at least.' });
  });

export type FindTimeInput = z.input<typeof findTimeInput>;
