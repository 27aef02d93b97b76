import type { WayOutFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';

/** Everything that stands in for something: `Studio B and Camera kit 2`; empty when only the time differs. */
export const standInNames = ({ swaps }: Pick<WayOutFragment, 'swaps'>): string =>
  swaps.map(({ resourceName }) => resourceName).join(' and ');

const when = ({ startsAt, endsAt }: WayOutFragment): string => `${format().dayShort(startsAt)}, ${format().timeRange(startsAt, endsAt)}`;

/** What a way out is known by: its time, or what stands in at the same time. */
export const wayHeadline = (way: WayOutFragment): string => (way.shiftMinutes === 0 ? standInNames(way) || when(way) : when(way));

/** How it differs from what was wanted. */
export function wayExplanation(way: WayOutFragment): string {
  if (way.shiftMinutes === 0) return `same time, ${format().timeRange(way.startsAt, way.endsAt)}`;
  const names = standInNames(way);
  return `${farWords(way.shiftMinutes)}, ${names ? `with ${names}` : 'everything else as wanted'}`;
}

/** In one line, on a button. */
export function wayLine(way: WayOutFragment): string {
  const names = standInNames(way);
  if (way.shiftMinutes === 0) return names ? `${names}, same time` : when(way);
  return names ? `${when(way)}, with ${names}` : when(way);
}

function farWords(shiftMinutes: number): string {
  const minutes = Math.abs(shiftMinutes);
  const hours = Math.floor(minutes / 60);
  const far =
    minutes >= 2_880
      ? `${Math.round(minutes / 1_440)} days`
      : [hours ? `${hours} h` : '', minutes % 60 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ');
  return `${far} ${shiftMinutes < 0 ? 'earlier' : 'later'}`;
}
