import { EVERYTHING, NO_TERMS, type Asking, type Rule, type RuleEffect } from './house-rules.ts';

/** What holds in every house beside its own rules, and how strictly. */
export interface BookingPolicy {
  outsideHoursStaff: RuleEffect;
  outsideHoursClients: RuleEffect;
  inPast: RuleEffect;
}

/** Staff know why they book at night; a client who does so has mistaken the day. */
export const USUAL_POLICY: BookingPolicy = { outsideHoursStaff: 'warns', outsideHoursClients: 'refuses', inPast: 'refuses' };

/** A session that began longer ago was not meant for now. */
const BEGUN_MINUTES = 15;

const ofHouse = (name: string, kind: 'opening_hours' | 'past' | 'room_kind', effect: RuleEffect, minutes: number | null = null): Rule[] =>
  effect === 'allows' ? [] : [{ ...EVERYTHING, ...NO_TERMS, id: null, name, kind, effect, binds: 'everybody', minutes }];

/** The rules that no studio has to write down. */
export const houseRules = (policy: BookingPolicy, audience: Asking['audience']): Rule[] => [
  ...ofHouse('Opening hours', 'opening_hours', audience === 'staff' ? policy.outsideHoursStaff : policy.outsideHoursClients),
  ...ofHouse('Time to come', 'past', policy.inPast),
  ...ofHouse('Time to come', 'past', policy.inPast === 'allows' ? 'allows' : 'warns', BEGUN_MINUTES),
  ...ofHouse('Room', 'room_kind', 'warns'),
];
