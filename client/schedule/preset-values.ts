import type { TimeBlock } from '../../domain/scheduling/house/time-block-rules.ts';
import type { BookingHouseQuery } from '../graphql/generated/graphql.ts';
import { lengthOf, type FormValues, type RoleLine } from './form-values.ts';
import type { GearWishLine } from './wishes.ts';

export type SessionTypeChoice = BookingHouseQuery['sessionTypes']['nodes'][number];
export type BlockChoice = BookingHouseQuery['timeBlocks']['nodes'][number];

/** How long a session is drawn when nobody said. */
const UNSAID_MINUTES = 60;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const gearOf = (type: SessionTypeChoice | null): GearWishLine[] =>
  (type?.gear ?? []).map(({ id, name, kind, quantity }) => ({ id, name, kind: kind as GearWishLine['kind'], quantity }));
const rolesOf = (type: SessionTypeChoice | null): RoleLine[] =>
  (type?.roles ?? []).map(({ skill, quantity, duty }) => ({ skill, quantity, duty }));

/** Lines that came with the type before go, as long as nobody changed them; those of the new one come, where nothing of theirs stands. */
function exchanged<Line>(lines: readonly Line[], before: readonly Line[], after: readonly Line[], keyOf: (line: Line) => string): Line[] {
  const kept = lines.filter((line) => !before.some((own) => same(own, line)));
  const there = new Set(kept.map(keyOf));
  return [...kept, ...after.filter((line) => !there.has(keyOf(line)))];
}

/**
 * What the form holds once another type of session is chosen: its gear, roles, length and setup come along, and what somebody changed by
 * hand stays as they made it.
 */
export function withType(values: FormValues, before: SessionTypeChoice | null, after: SessionTypeChoice | null): Partial<FormValues> {
  const length = lengthOf(values);
  const asItCame = length === (before?.lengthMinutes ?? UNSAID_MINUTES);
  const ends = after && asItCame && values.fromMinute !== null ? values.fromMinute + after.lengthMinutes : null;
  return {
    sessionType: after && { id: after.id, label: after.name },
    gear: exchanged(values.gear, gearOf(before), gearOf(after), ({ id }) => id),
    roles: exchanged(values.roles, rolesOf(before), rolesOf(after), ({ skill }) => skill.toLowerCase()),
    // Setup that nobody typed is left to the server, which knows what is set for the type in each room.
    setupMinutes: values.setupMinutes === (before?.setupMinutes ?? null) ? null : values.setupMinutes,
    teardownMinutes: values.teardownMinutes === (before?.teardownMinutes ?? null) ? null : values.teardownMinutes,
    ...(ends === null ? {} : { toMinute: ends % 1_440, extraDays: Math.max(0, Math.ceil(ends / 1_440) - 2) }),
  };
}

/** A block of the API as the shared rules know it. */
export const blockRule = ({ rooms, ...block }: BlockChoice): TimeBlock => ({
  ...block,
  slotMinutes: block.slotMinutes ?? null,
  priceMinor: block.priceMinor ?? null,
  roomIds: rooms.map(({ id }) => id),
});
