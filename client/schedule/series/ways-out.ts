import type { CheckBookingInput, WayOutFragment } from '../../graphql/generated/graphql.ts';
import { ask } from '../../graphql/client.ts';
import { format } from '../../time/format.ts';
import { CheckDocument } from '../clash-documents.ts';
import { standInNames } from '../way-words.ts';
import { gearInput, peopleInput, withWayOut, type Wishes } from '../wishes.ts';
import type { Decided, Verdict } from './decisions.ts';

/** What each session of a series asks for. */
export interface Asking {
  wishes: Wishes;
  setupMinutes: number | null;
  teardownMinutes: number | null;
}

/** The ways out of one clashing date, asked for when somebody wants them. */
export async function waysOut(verdict: Verdict, { wishes, setupMinutes, teardownMinutes }: Asking): Promise<readonly WayOutFragment[]> {
  const input: CheckBookingInput = {
    ...(verdict.bookingId ? { bookingId: verdict.bookingId } : { state: 'confirmed' }),
    startsAt: verdict.startsAt,
    endsAt: verdict.endsAt,
    rooms: wishes.rooms.map(({ id }) => id),
    people: wishes.people.map(peopleInput),
    gear: wishes.gear.map(gearInput),
    ...(setupMinutes === null ? {} : { setupMinutes }),
    ...(teardownMinutes === null ? {} : { teardownMinutes }),
  };
  const { checkBooking } = await ask(CheckDocument, { input });
  return checkBooking.alternatives;
}

/** A way out as the decision on its date. */
export function takenWay({ occurrence }: Verdict, way: WayOutFragment, { wishes }: Asking): Decided {
  const then = withWayOut(wishes, way);
  const names = standInNames(way);
  const moved = `moved to ${format().dayShort(way.startsAt)}, ${format().timeRange(way.startsAt, way.endsAt)}`;
  const swaps = (...kinds: string[]): boolean => way.swaps.some(({ kind }) => kinds.includes(kind));
  return {
    said: [way.shiftMinutes === 0 ? '' : moved, names ? `${names} instead` : ''].filter(Boolean).join(', '),
    decision: {
      occurrence,
      decision: 'move',
      startsAt: way.startsAt,
      ...(swaps('room') ? { rooms: then.rooms.map(({ id }) => id) } : {}),
      ...(swaps('person') ? { people: then.people.map(peopleInput) } : {}),
      ...(swaps('unit', 'kit') ? { gear: then.gear.map(gearInput) } : {}),
    },
  };
}
