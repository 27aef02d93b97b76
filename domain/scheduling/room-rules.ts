export type RoomKind =
  'recording_room' | 'vocal_booth' | 'sound_stage' | 'edit_suite' | 'podcast_room' | 'photo_studio' | 'edit_bay' | 'control_room';

export const ROOM_KINDS = [
  'recording_room',
  'vocal_booth',
  'sound_stage',
  'edit_suite',
  'podcast_room',
  'photo_studio',
  'edit_bay',
  'control_room',
] as const satisfies readonly RoomKind[];

/** When a room is open on one weekday, in the studio's wall time. */
export interface OpenHours {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  /** Minutes after midnight; the end may pass 1440 when the room closes after midnight. */
  opensMinute: number;
  closesMinute: number;
}

export const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * The first of these hours that overlaps another, by its index; -1 when there is none.
 * What passes midnight reaches into the next day, on Sunday into Monday.
 */
export function overlappingHours(hours: readonly OpenHours[]): number {
  const spans = hours.map(({ weekday, opensMinute, closesMinute }) => {
    const from = (weekday - 1) * DAY_MINUTES + opensMinute;
    return { from, to: from + closesMinute - opensMinute };
  });
  const meet = (a: (typeof spans)[number], b: (typeof spans)[number]): boolean =>
    [-WEEK_MINUTES, 0, WEEK_MINUTES].some((shift) => a.from + shift < b.to && b.from < a.to + shift);
  return spans.findIndex((span, index) => spans.slice(0, index).some((earlier) => meet(earlier, span)));
}

export const sortedHours = (hours: readonly OpenHours[]): OpenHours[] =>
  hours
    .map(({ weekday, opensMinute, closesMinute }) => ({ weekday, opensMinute, closesMinute }))
    .sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute);
