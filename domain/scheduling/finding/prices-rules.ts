import { forMinutes } from '../../kernel/money.ts';
import type { Pricing } from '../booking-price.ts';
import { isOfRoom, timesOfBlock, type TimeBlock } from '../house/time-block-rules.ts';
import type { Question } from './options-rules.ts';
import { MINUTE } from './starts-rules.ts';

/** What a piece would cost as a session, by the studio's blocks and hourly rates; what a time is in the blocks is worked out once. */
export function pricesWith({ blocks, zone }: Pricing): Question['price'] {
  const priced = blocks
    .filter(({ priceMinor }) => priceMinor !== null)
    // One made for some rooms comes before one for all, then in the studio's order.
    .sort((a, b) => Number(a.roomIds.length === 0) - Number(b.roomIds.length === 0) || a.position - b.position);
  const known = new Map<string, { block: TimeBlock; times: number }[]>();
  const soldAs = (startsAt: number, minutes: number): { block: TimeBlock; times: number }[] => {
    const key = `${startsAt} ${minutes}`;
    let sold = known.get(key);
    if (!sold) {
      const range = { startsAt: new Date(startsAt), endsAt: new Date(startsAt + minutes * MINUTE) };
      sold = priced.map((block) => ({ block, times: timesOfBlock(block, range, zone) })).filter(({ times }) => times > 0);
      known.set(key, sold);
    }
    return sold;
  };
  return ({ minutes }, rooms, startsAt) =>
    rooms.reduce((sum, { id, hourlyRateMinor }) => {
      const sold = priced.length === 0 ? undefined : soldAs(startsAt, minutes).find(({ block }) => isOfRoom(block, id));
      return sum + (sold ? sold.block.priceMinor! * sold.times : forMinutes(hourlyRateMinor, minutes));
    }, 0);
}
