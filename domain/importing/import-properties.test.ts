import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '../kernel/time-range.ts';
import { aStudio } from '../testing/a-studio.ts';
import { importCalendar } from './import-calendar.ts';

const hour = fc.integer({ min: 0, max: 30 });
const line = fc.record({
  from: hour,
  hours: fc.integer({ min: -1, max: 9 }),
  room: fc.constantFrom('Studio A', 'studio a', 'Studio B', 'New room', ''),
  title: fc.constantFrom('Session', 'Rehearsal', '=1+1'),
  client: fc.constantFrom('', 'Saltwater Audio', 'Lumen'),
  status: fc.constantFrom('Booked', 'Hold', 'Closed', 'Gone', 'Perhaps', 'Skip', ''),
});

const STATUS = { Booked: 'confirmed', Hold: 'hold', Closed: 'closed', Gone: 'cancelled', Skip: 'skip' } as const;
const START = Date.UTC(2030, 4, 2);
const at = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();

test('whatever a file holds: nothing firm overlaps, every line is accounted for once, and the trial told the truth', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), fc.array(hour, { maxLength: 3 }), async (lines, booked) => {
      const studio = await aStudio({ rooms: ['Studio A', 'Studio B'] });
      for (const from of booked)
        await studio.ana.book({ room: 'Studio A', from: at(from).slice(0, 16), to: at(from + 1).slice(0, 16) }).catch(() => undefined);
      const rows = lines.map(({ from, hours, room, title, client, status }) =>
        [at(from), at(from + hours), room, title, client, status].join(','),
      );
      const bytes = new TextEncoder().encode(['Start,End,Room,Title,Client,Status', ...rows].join('\n'));
      const run = (dryRun: boolean) =>
        importCalendar(studio.system, bytes, { zone: 'UTC', status: STATUS }, { fileName: 'any.csv', dryRun });

      const dry = await run(true);
      const real = await run(false);
      const again = await run(false);
      expect({ ...dry, dryRun: false }).toEqual(real);
      expect(again.counts).toMatchObject({
        booked: 0,
        kept: 0,
        closed: 0,
        duplicate: real.counts.duplicate,
        unusable: real.counts.unusable,
      });
      expect(again.clashes).toEqual(real.clashes);

      const { rows: total, ...parts } = real.counts;
      expect(total).toBe(lines.length);
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(total);
      const told = [...real.outcomes.map((one) => one.line), ...real.unusable.map((one) => one.line)];
      expect(new Set(told).size).toBe(told.length);
      expect(told.length + real.counts.skipped).toBe(lines.length);
      for (const { row, with: other } of real.clashes) expect(overlaps(row, other)).toBe(true);

      const { studioId } = studio;
      const sessions = await studio.db.booking.count({ where: { studioId, importKey: { not: null } } });
      const closures = await studio.db.closure.count({ where: { studioId } });
      expect(sessions + closures).toBe(real.counts.booked + real.counts.kept + real.counts.closed);
      const firm = await studio.db.allocation.findMany({
        where: { studioId, firm: true },
        orderBy: [{ resourceId: 'asc' }, { startsAt: 'asc' }],
      });
      for (const [index, one] of firm.slice(1).entries())
        if (firm[index]!.resourceId === one.resourceId) expect(firm[index]!.endsAt <= one.startsAt).toBe(true);
    }),
    { numRuns: 20 },
  );
}, 90_000);
