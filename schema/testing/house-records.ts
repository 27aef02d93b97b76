import { addExceptions } from '../../domain/scheduling/house/add-exceptions.ts';
import { createBlock } from '../../domain/scheduling/house/create-block.ts';
import { createRule } from '../../domain/scheduling/house/create-rule.ts';
import { createSessionType } from '../../domain/scheduling/house/create-session-type.ts';
import { addCheckItem } from '../../domain/scheduling/house/tick-check-item.ts';
import type { TestStudio } from '../../domain/testing/a-studio.ts';

/** Makers of what a house writes down of how it is booked, and of what its sessions have of it. */
export const houseRecords = (
  { system, db }: Pick<TestStudio, 'system' | 'db'>,
  { name, day, booking }: { name: (what: string) => string; day: () => string; booking: () => Promise<string> },
) => ({
  /** It only warns clients, and is in nobody's way. */
  rule: async () => (await createRule(system, { name: name('Rule'), kind: 'notice', minutes: 60, effect: 'warns', binds: 'clients' })).id,
  block: async () =>
    (await createBlock(system, { name: name('Block'), kind: 'half_day', startsMinute: 540, endsMinute: 780, priceMinor: 40_000 })).id,
  sessionType: async () => (await createSessionType(system, { name: name('Type'), lengthMinutes: 60, steps: ['Set the table'] })).id,
  exception: async () => {
    const firstDay = day();
    return (await addExceptions(system, { days: [{ name: name('Holiday'), firstDay, lastDay: firstDay }] })).ids[0]!;
  },
  checkItem: async () => {
    const bookingId = await booking();
    return { bookingId, itemId: (await addCheckItem(system, { bookingId, text: 'Bring the long table' })).id };
  },
  openRole: async (skill: string) => {
    const bookingId = await booking();
    const { studioId } = await db.booking.findUniqueOrThrow({ where: { id: bookingId } });
    await db.bookingRequirement.create({
      data: { id: crypto.randomUUID(), studioId, bookingId, skill, quantity: 1, duty: '', position: 50 },
    });
    return bookingId;
  },
});
