import { z } from 'zod';
import { field } from '../../kernel/input.ts';
import { ROOM_KINDS } from '../room-rules.ts';
import { AUDIENCES, QUOTA_PERIODS, QUOTA_SUBJECTS, QUOTA_UNITS, RULE_KINDS } from './house-rules.ts';

const whole = z.number().int('Give a whole number.');

/** What may be said of a rule; whether it means something depends on its kind (rule-terms-rules.ts). */
export const ruleFields = {
  name: field.name('rule', 120),
  effect: z.enum(['warns', 'refuses'], 'Choose whether it warns or refuses.'),
  binds: z.enum(AUDIENCES, 'Choose whom it binds: everybody, staff or clients.'),
  roomId: field.id('room').nullable(),
  roomKind: z.enum(ROOM_KINDS, 'Choose a kind of room.').nullable(),
  sessionTypeId: field.id('session type').nullable(),
  clientId: field.id('client').nullable(),
  minutes: whole.nullable(),
  minMinutes: whole.nullable(),
  maxMinutes: whole.nullable(),
  startsAt: field.instant().nullable(),
  endsAt: field.instant().nullable(),
  quotaMost: whole.nullable(),
  quotaUnit: z.enum(QUOTA_UNITS, 'Choose sessions or hours.').nullable(),
  quotaPeriod: z.enum(QUOTA_PERIODS, 'Choose a day, a week or a month.').nullable(),
  quotaOf: z.enum(QUOTA_SUBJECTS, 'Choose a client, a project or whoever books.').nullable(),
};

export const ruleKind = z.enum(RULE_KINDS, `Choose one of ${RULE_KINDS.join(', ')}.`);
export const ruleRef = { ruleId: field.id('rule'), expectedVersion: field.version().optional() };
export const MOST_RULES = 200;
