import { forMinutes, type MinorUnits } from '../kernel/money.ts';
import { lengthMinutes, type TimeRange } from '../kernel/time-range.ts';
import { blockOf, type TimeBlock } from './house/time-block-rules.ts';

/** The blocks in which the studio sells its day, and the zone of their clock. */
export interface Pricing {
  blocks: readonly TimeBlock[];
  zone: string;
}

const BY_THE_HOUR: Pricing = { blocks: [], zone: 'UTC' };

/**
 * What a session costs its client: for each room the price of the block that its time is exactly (several slots of an hourly one add up),
 * otherwise the room's hourly rate for the session's own time. Setup and teardown are free.
 */
export const priceOf = (
  times: TimeRange,
  rooms: readonly { id?: string; hourlyRateMinor: MinorUnits }[],
  pricing: Pricing = BY_THE_HOUR,
): MinorUnits => rooms.reduce((sum, room) => sum + roomPrice(times, room, pricing), 0);

function roomPrice(
  times: TimeRange,
  { id, hourlyRateMinor }: { id?: string; hourlyRateMinor: MinorUnits },
  { blocks, zone }: Pricing,
): MinorUnits {
  const sold = id === undefined || blocks.length === 0 ? null : blockOf(blocks, id, times, zone);
  return sold && sold.block.priceMinor !== null ? sold.block.priceMinor * sold.times : forMinutes(hourlyRateMinor, lengthMinutes(times));
}
