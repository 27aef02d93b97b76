import type { CheckBookingInput, WayOutFragment } from '../../graphql/generated/graphql.ts';
import { ask } from '../../graphql/client.ts';
import { format } from '../../time/format.ts';
import { CheckDocument } from '../clash-documents.ts';
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
  const said =
    way.kind === 'time'
      ? `moved to ${format().dayShort(way.startsAt)}, ${format().timeRange(way.startsAt, way.endsAt)}`
      : `${way.resourceName} instead`;
  return {
    said,
    decision: {
      occurrence,
      decision: 'move',
      startsAt: way.startsAt,
      ...(way.kind === 'room' ? { rooms: then.rooms.map(({ id }) => id) } : {}),
      ...(way.kind === 'person' ? { people: then.people.map(peopleInput) } : {}),
      ...(way.kind === 'unit' || way.kind === 'kit' ? { gear: then.gear.map(gearInput) } : {}),
    },
  };
}
