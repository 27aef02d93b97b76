import { z } from 'zod';
import { field } from '../../kernel/input.ts';
import { readWall, type Wall } from '../../kernel/wall-time.ts';
import { bookingFields } from '../booking-inputs.ts';
import { PLANNED_STATES } from '../booking-states.ts';
import { MOST_AT_ONCE } from './series-dates-rules.ts';

/** A wall time of the series' zone, `2026-11-24T10:00`. It is kept as text, and counted with as a number. */
export const wallField = (what = 'time') =>
  z
    .string()
    .refine((text) => readWall(text) !== null, `Write the ${what} as year-month-dayThour:minute, such as 2026-11-24T10:00.`)
    .refine((text) => text >= '1970-01-01' && text < '2200-01-01', 'Choose a date between 1970 and 2200.')
    .transform((text): Wall => readWall(text)!);

const dates = z.array(wallField('date')).max(MOST_AT_ONCE, `Name at most ${MOST_AT_ONCE} dates.`);

export const repeatFields = {
  /** RRULE of RFC 5545. */
  rule: z.string().trim().min(1, 'Say how it repeats, such as FREQ=WEEKLY.').max(1_000, 'Use at most 1,000 characters.'),
  /** RDATE and EXDATE. */
  extraDates: dates,
  exceptDates: dates,
  firstTime: wallField('first time'),
  lengthMinutes: z
    .number()
    .int('Give whole minutes.')
    .min(1, 'A session lasts a minute at least.')
    .max(366 * 1_440, 'A session lasts a year at the most.'),
};

/** What is to happen to one date. */
export const DECISIONS = ['skip', 'hold', 'move', 'leave'] as const;
/** What is to happen to dates that clash and of which nothing was said. */
export const ON_CLASH = ['refuse', 'skip', 'hold', 'leave'] as const;

const decision = z.object({
  occurrence: wallField('date'),
  decision: z.enum(DECISIONS, `Choose one of ${DECISIONS.join(', ')}.`),
  /** Of a move: another time, other rooms, people or gear. What is left out stays as the series has it. */
  startsAt: field.instant().optional(),
  rooms: bookingFields.rooms.optional(),
  people: bookingFields.people.optional(),
  gear: bookingFields.gear.optional(),
});

export const decisionFields = {
  decisions: z
    .array(decision)
    .max(MOST_AT_ONCE, `Decide on at most ${MOST_AT_ONCE} dates at once.`)
    .default([])
    .superRefine((all, context) => {
      const seen = new Set<Wall>();
      for (const [index, { occurrence }] of all.entries()) {
        if (seen.has(occurrence))
          context.addIssue({ code: 'custom', path: [index, 'occurrence'], message: 'This date is decided on twice. Decide once.' });
        seen.add(occurrence);
      }
    }),
  onClash: z.enum(ON_CLASH, `Choose one of ${ON_CLASH.join(', ')}.`).default('refuse'),
};

export type Decision = z.output<typeof decision>;
export type OnClash = (typeof ON_CLASH)[number];

export const createSeriesInput = z.object({
  title: bookingFields.title,
  state: z.enum(PLANNED_STATES, `Choose one of ${PLANNED_STATES.join(', ')}.`).default('confirmed'),
  clientId: bookingFields.clientId.default(null),
  projectId: bookingFields.projectId.default(null),
  note: bookingFields.note.default(''),
  /** Omitted: what is set for the session type in its rooms, or the longest default of the rooms. */
  setupMinutes: bookingFields.setupMinutes.optional(),
  teardownMinutes: bookingFields.teardownMinutes.optional(),
  rooms: bookingFields.rooms.default([]),
  people: bookingFields.people.default([]),
  /** Omitted: what the session type brings. */
  gear: bookingFields.gear.optional(),
  roles: bookingFields.roles.optional(),
  sessionTypeId: bookingFields.sessionTypeId.default(null),
  rule: repeatFields.rule,
  extraDates: repeatFields.extraDates.default([]),
  exceptDates: repeatFields.exceptDates.default([]),
  firstTime: repeatFields.firstTime,
  lengthMinutes: repeatFields.lengthMinutes,
  /** Omitted: the studio's. */
  zone: field.zone().optional(),
  ...decisionFields,
});

/** The two scopes of a series beside the single session, which is changed by itself. */
export const SCOPES = ['following', 'all'] as const;

export const seriesRef = {
  seriesId: field.id('series'),
  expectedVersion: field.version().optional(),
};

export const scopeFields = {
  scope: z.enum(SCOPES, 'Choose following or all.'),
  /** The place from which on, or by which a new time is meant. */
  occurrence: wallField('date').optional(),
};

export const editSeriesInput = z
  .object({
    ...seriesRef,
    ...scopeFields,
    title: bookingFields.title.optional(),
    state: z.enum(PLANNED_STATES, `Choose one of ${PLANNED_STATES.join(', ')}.`).optional(),
    clientId: bookingFields.clientId.optional(),
    projectId: bookingFields.projectId.optional(),
    note: bookingFields.note.optional(),
    setupMinutes: bookingFields.setupMinutes.optional(),
    teardownMinutes: bookingFields.teardownMinutes.optional(),
    rooms: bookingFields.rooms.optional(),
    people: bookingFields.people.optional(),
    gear: bookingFields.gear.optional(),
    roles: bookingFields.roles.optional(),
    sessionTypeId: bookingFields.sessionTypeId.optional(),
    rule: repeatFields.rule.optional(),
    extraDates: repeatFields.extraDates.optional(),
    exceptDates: repeatFields.exceptDates.optional(),
    /** Where the session of `occurrence` begins from now on, and all others alike. */
    newTime: wallField('new time').optional(),
    lengthMinutes: repeatFields.lengthMinutes.optional(),
    ...decisionFields,
  })
  .superRefine(({ scope, occurrence, newTime }, context) => {
    const needs = scope === 'following' ? 'from which date on' : newTime !== undefined ? 'which of its sessions stands there then' : null;
    if (occurrence === undefined && needs) context.addIssue({ code: 'custom', path: ['occurrence'], message: `Say ${needs}.` });
  });

export const cancelSeriesInput = z
  .object({ ...seriesRef, ...scopeFields })
  .refine(({ scope, occurrence }) => scope === 'all' || occurrence !== undefined, {
    path: ['occurrence'],
    message: 'Say from which date on.',
  });
