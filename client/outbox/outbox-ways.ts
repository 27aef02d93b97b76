import type { StaleBookingFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import type { Entry, Input } from './outbox-rules.ts';

/** Fields of an input by the name under which a clash of them is told. */
const KEYS: Record<string, readonly string[]> = { rooms: ['rooms', 'roomId', 'fromRoomId'] };

/** The input for saving over somebody else's change: of what both changed, only these fields. Null when nothing is left to save. */
export function inputTaking(
  entry: Pick<Entry, 'input'>,
  stale: Pick<StaleBookingFragment, 'fields' | 'currentVersion'>,
  mine: ReadonlySet<string>,
): Input | null {
  const given = new Set(stale.fields.filter(({ field }) => !mine.has(field)).flatMap(({ field }) => KEYS[field] ?? [field]));
  // A step has no field to give up: it is taken or not.
  const isStep = !Object.keys(entry.input).some((key) => !SEEN.has(key));
  if (isStep && stale.fields.some(({ field }) => !mine.has(field))) return null;
  const input: Input = Object.fromEntries(Object.entries(entry.input).filter(([key]) => !given.has(key)));
  if (!isStep && !Object.keys(input).some((key) => !SEEN.has(key))) return null;
  const { ownVersions: _own, ...rest } = input;
  return { ...rest, expectedVersion: stale.currentVersion };
}

const SEEN = new Set(['bookingId', 'expectedVersion', 'ownVersions']);

type Lines = Record<string, unknown>[];

/** Whether a way out can be taken from here: it names what the entry itself asks for. */
export function isTakeable({ act, input }: Pick<Entry, 'act' | 'input'>, { swaps }: WayOutFragment): boolean {
  if (act !== 'book' && act !== 'edit' && act !== 'move') return false;
  if (act === 'move') return swaps.every(({ kind, insteadOfId }) => kind === 'room' && input.roomId === insteadOfId);
  const asked = JSON.stringify([input.rooms, input.people, input.gear]);
  return swaps.every(({ insteadOfId }) => asked.includes(JSON.stringify(insteadOfId)));
}

/** The input with a way out taken: everything that stands in takes the place of what it stands in for. */
export function inputWithWayOut({ act, input }: Pick<Entry, 'act' | 'input'>, way: WayOutFragment): Input {
  const { swaps, startsAt, endsAt } = way;
  const timed = { ...input, startsAt, endsAt };
  const standIn = new Map(swaps.map(({ insteadOfId, resourceId }): [unknown, string] => [insteadOfId, resourceId]));
  const replaced = (value: unknown): unknown => standIn.get(value) ?? value;
  if (act === 'move') return swaps.length === 0 ? timed : { ...timed, roomId: replaced(input.roomId) };
  const instead = (lines: unknown): unknown =>
    Array.isArray(lines)
      ? lines.map((line: unknown) =>
          typeof line === 'string'
            ? replaced(line)
            : Object.fromEntries(Object.entries(line as Lines[number]).map(([key, value]) => [key, replaced(value)])),
        )
      : lines;
  return Object.fromEntries(
    Object.entries(timed).map(([key, value]) => [key, ['rooms', 'people', 'gear'].includes(key) ? instead(value) : value]),
  );
}
