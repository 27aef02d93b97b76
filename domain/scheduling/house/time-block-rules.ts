import { lengthMinutes, type TimeRange } from '../../kernel/time-range.ts';
import { atMinute, dayAt, plusDays, weekdayOf, type Day } from '../../kernel/zone.ts';

export const BLOCK_KINDS = ['hourly', 'half_day', 'full_day', 'custom'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A part of the day as the studio sells it. An hourly block is a row of slots. */
export interface TimeBlock {
  id: string;
  name: string;
  kind: BlockKind;
  /** Minutes after midnight; the end may pass 1440. */
  startsMinute: number;
  endsMinute: number;
  slotMinutes: number | null;
  /** ISO weekdays, 1 is Monday. */
  weekdays: readonly number[];
  /** Empty: all rooms. */
  roomIds: readonly string[];
  /** Of one room, minor units; null: the room's hourly rate. */
  priceMinor: number | null;
  position: number;
}

type Hours = Pick<TimeBlock, 'startsMinute' | 'endsMinute' | 'slotMinutes' | 'weekdays'>;

export const isOfRoom = (block: Pick<TimeBlock, 'roomIds'>, roomId: string): boolean =>
  block.roomIds.length === 0 || block.roomIds.includes(roomId);

/** The times of a block that begin on this day: one, or each of its slots. What is left after the last whole slot is none. */
export function timesOn(block: Hours, day: Day, zone: string): TimeRange[] {
  if (!block.weekdays.includes(weekdayOf(day))) return [];
  const length = block.slotMinutes ?? block.endsMinute - block.startsMinute;
  const times: TimeRange[] = [];
  for (let from = block.startsMinute; from + length <= block.endsMinute; from += length) {
    const range = { startsAt: atMinute(day, from, zone), endsAt: atMinute(day, from + length, zone) };
    // The hour that spring skips is no slot.
    if (range.startsAt < range.endsAt) times.push(range);
  }
  return times;
}

/** How many times of the block this is exactly: 1, or several slots on end; 0 when it is none of its times. */
export function timesOfBlock(block: Hours, range: TimeRange, zone: string): number {
  const times = timesOn(block, dayAt(range.startsAt, zone), zone);
  const first = times.findIndex(({ startsAt }) => +startsAt === +range.startsAt);
  const last = times.findIndex(({ endsAt }) => +endsAt === +range.endsAt);
  return first >= 0 && last >= first ? last - first + 1 : 0;
}

/** The block that a booking of this room at this time is: one made for the room before one for all, then in the studio's order. */
export function blockOf(
  blocks: readonly TimeBlock[],
  roomId: string,
  range: TimeRange,
  zone: string,
): { block: TimeBlock; times: number } | null {
  const exact = blocks
    .filter((block) => isOfRoom(block, roomId))
    .flatMap((block) => {
      const times = timesOfBlock(block, range, zone);
      return times > 0 ? [{ block, times }] : [];
    })
    .sort((a, b) => Number(a.block.roomIds.length === 0) - Number(b.block.roomIds.length === 0) || a.block.position - b.block.position);
  return exact.find(({ block }) => block.priceMinor !== null) ?? exact[0] ?? null;
}

/** So near its edge a drawn session takes on a block's time. */
const SNAP_MINUTES = 20;

/** A drawn time taken on by the blocks of its rooms: an edge that lies near one of theirs becomes it. */
export function snapped(range: TimeRange, blocks: readonly TimeBlock[], roomIds: readonly string[], zone: string): TimeRange {
  const day = dayAt(range.startsAt, zone);
  const edges = blocks
    .filter((block) => roomIds.every((roomId) => isOfRoom(block, roomId)))
    .flatMap((block) => [plusDays(day, -1), day, plusDays(day, 1)].flatMap((near) => timesOn(block, near, zone)));
  const near = (at: Date, all: readonly Date[]): Date =>
    [...all].filter((edge) => Math.abs(+edge - +at) <= SNAP_MINUTES * 60_000).sort((a, b) => Math.abs(+a - +at) - Math.abs(+b - +at))[0] ??
    at;
  const startsAt = near(
    range.startsAt,
    edges.map((one) => one.startsAt),
  );
  const endsAt = near(
    range.endsAt,
    edges.map((one) => one.endsAt),
  );
  return lengthMinutes({ startsAt, endsAt }) > 0 ? { startsAt, endsAt } : range;
}
