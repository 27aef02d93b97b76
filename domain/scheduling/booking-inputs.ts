import { z } from 'zod';
import { field, refineRange } from '../kernel/input.ts';
import { FIRST_STATES } from './booking-states.ts';

/** Gear of a session: so many units of a model, a whole kit, or one certain unit. */
const gearWish = z.union([
  z.object({
    modelId: field.id('gear model'),
    quantity: z.number().int('Give a whole number.').min(1, 'Ask for at least one.').max(100, 'Ask for at most 100.').default(1),
  }),
  z.object({ kitId: field.id('kit') }),
  z.object({ unitId: field.id('unit') }),
]);

const personWish = z.object({ personId: field.id('person'), duty: field.text(80).default('') });

/** An open role: people with this skill, whom nobody has named yet. */
const roleWish = z.object({
  skill: field.name('skill', 60),
  quantity: z.number().int('Give a whole number.').min(1, 'Ask for at least one.').max(50, 'Ask for at most 50.').default(1),
  duty: field.text(80).default(''),
});

const rooms = z.array(field.id('room')).max(50, 'A session takes at most 50 rooms.');
const people = z.array(personWish).max(200, 'A session takes at most 200 people.');
const gear = z.array(gearWish).max(200, 'A session takes at most 200 lines of gear.');
const roles = z.array(roleWish).max(50, 'A session has at most 50 open roles.');

export const bookingFields = {
  title: field.name('session'),
  clientId: field.id('client').nullable(),
  projectId: field.id('project').nullable(),
  note: field.text(),
  setupMinutes: field.minutes(),
  teardownMinutes: field.minutes(),
  rooms,
  people,
  gear,
  roles,
  sessionTypeId: field.id('session type').nullable(),
};

/** Why it is booked although rules of the house refuse it. */
export const overrideReason = field
  .text(300)
  .refine((text) => text.length >= 3, 'Say in a few words why it is booked all the same.')
  .optional();

export const bookSessionInput = z
  .object({
    title: bookingFields.title,
    state: z.enum(FIRST_STATES, `Choose one of ${FIRST_STATES.join(', ')}.`).default('confirmed'),
    startsAt: field.instant(),
    endsAt: field.instant(),
    /** Omitted: what is set for the session type in its rooms, or the longest default of the rooms. */
    setupMinutes: bookingFields.setupMinutes.optional(),
    teardownMinutes: bookingFields.teardownMinutes.optional(),
    clientId: bookingFields.clientId.default(null),
    projectId: bookingFields.projectId.default(null),
    note: bookingFields.note.default(''),
    rooms: rooms.default([]),
    people: people.default([]),
    /** Omitted: what the session type brings. */
    gear: gear.optional(),
    roles: roles.optional(),
    sessionTypeId: bookingFields.sessionTypeId.default(null),
    overrideReason,
    /** Of a hold: when it lapses by itself; null for never. Omitted: after the studio's days. */
    holdExpiresAt: field.instant().nullable().optional(),
    /** Units that a search chose for the models: taken where they are still free, otherwise any other. */
    unitIds: z.array(field.id('unit')).max(500, 'Name at most 500 units.').default([]),
  })
  .superRefine(refineRange)
  .superRefine(({ state, holdExpiresAt }, context) => {
    if (holdExpiresAt && state !== 'hold')
      context.addIssue({ code: 'custom', path: ['holdExpiresAt'], message: 'Only a hold lapses. Leave this out, or book it as a hold.' });
  });

export type Wishes = { rooms: string[]; people: z.output<typeof people>; gear: z.output<typeof gear>; roles: z.output<typeof roles> };

/**
 * Names one session; with the version the caller saw, so that another edit in between is noticed, and those versions since then that
 * were the caller's own, such as of an edit that was sent just before this one.
 */
export const bookingRef = {
  bookingId: field.id('session'),
  expectedVersion: field.version().optional(),
  ownVersions: z.array(field.version()).max(100, 'Name at most 100 versions.').optional(),
};
