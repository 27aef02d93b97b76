import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { DomainError } from '../../kernel/errors.ts';
import { plusMinutes, sameRange } from '../../kernel/time-range.ts';
import { aStudio, type TestStudio } from '../../testing/a-studio.ts';
import { studioLife } from '../../testing/studio-life.ts';
import { bookSession } from '../book-session.ts';
import { checkBooking } from '../check-booking.ts';
import { editBooking } from '../edit-booking.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { addExceptions } from './add-exceptions.ts';
import { changeBookingPolicy } from './booking-policy-change.ts';
import { createRule } from './create-rule.ts';
import { RuleBroken } from './rule-broken.ts';
import { PAIR_STATES, PAIR_VERDICTS } from './state-pair-rules.ts';

const ZONE = 'Europe/Berlin';
const NOW = '2030-03-28T06:00:00Z'; // three days before the clocks go forward
const effect = fc.constantFrom('refuses' as const, 'refuses' as const, 'warns' as const);
const scope = fc.constantFrom('everything' as const, 'A' as const, 'podcast_room' as const, 'client' as const);
const state = fc.constantFrom(...PAIR_STATES);

const ruleArb = fc.oneof(
  fc.record({ kind: fc.constant('increment' as const), minutes: fc.constantFrom(15, 20, 30, 45, 60, 90, 1_440) }),
  fc.record({ kind: fc.constant('length' as const), minMinutes: fc.constantFrom(15, 60, 120), maxMinutes: fc.constantFrom(120, 240, 600) }),
  fc.record({ kind: fc.constant('notice' as const), minutes: fc.constantFrom(30, 240, 1_440) }),
  fc.record({ kind: fc.constant('horizon' as const), minutes: fc.constantFrom(2_000, 5_000, 20_000) }),
  fc.record({
    kind: fc.constant('quota' as const),
    quotaMost: fc.integer({ min: 1, max: 4 }),
    quotaUnit: fc.constantFrom('sessions' as const, 'hours' as const),
    quotaPeriod: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    quotaOf: fc.constantFrom('client' as const, 'project' as const, 'booker' as const),
  }),
  fc.record({ kind: fc.constant('blackout' as const), from: fc.integer({ min: 0, max: 400 }), length: fc.constantFrom(60, 600, 2_000) }),
);
const wishArb = fc.record({
  act: fc.constantFrom('book' as const, 'book' as const, 'edit' as const),
  which: fc.nat(9),
  quarter: fc.integer({ min: -20, max: 500 }),
  minutes: fc.constantFrom(15, 30, 50, 60, 90, 120, 240, 700),
  room: fc.constantFrom('A' as const, 'B' as const),
  client: fc.boolean(),
  state: fc.constantFrom('confirmed' as const, 'hold' as const, 'tentative' as const),
});
type WrittenRule = (typeof ruleArb extends fc.Arbitrary<infer R> ? R : never) & { effect: 'refuses' | 'warns'; scope: string };

const at = (quarter: number): Date => plusMinutes(new Date(NOW), quarter * 15);

async function write(studio: TestStudio, clientId: string, { effect, scope, ...rule }: WrittenRule): Promise<void> {
  const of =
    scope === 'A'
      ? { roomId: studio.rooms.A! }
      : scope === 'client'
        ? { clientId }
        : scope === 'podcast_room'
          ? { roomKind: 'podcast_room' as const }
          : {};
  const terms =
    rule.kind === 'blackout' ? { kind: rule.kind, startsAt: at(rule.from), endsAt: plusMinutes(at(rule.from), rule.length) } : rule;
  await createRule(studio.system, { name: rule.kind, effect, ...of, ...terms });
}

/** Whether a session keeps a rule, worked out from the wall clock and the rows: a second way to the same answer. */
async function keeps(studio: TestStudio, clientId: string, rule: WrittenRule, bookingId: string): Promise<boolean> {
  const booking = await studio.booking(bookingId);
  const inA = booking.requirements.some(({ resourceId }) => resourceId === studio.rooms.A);
  if ((rule.scope === 'A' && !inA) || (rule.scope === 'client' && booking.clientId !== clientId)) return true;
  const from = DateTime.fromJSDate(booking.startsAt, { zone: ZONE });
  const minutes = (+booking.endsAt - +booking.startsAt) / 60_000;
  switch (rule.kind) {
    case 'increment': {
      const opens = inA ? 570 : 0; // A opens at half past nine
      const wall = from.hour * 60 + from.minute;
      const isOpenDay = inA && from.weekday <= 5;
      const aligned = wall % rule.minutes === 0 || (isOpenDay && (wall - opens) % rule.minutes === 0);
      return aligned && minutes % rule.minutes === 0;
    }
    case 'length':
      return minutes >= rule.minMinutes && minutes <= rule.maxMinutes;
    case 'notice':
      return +booking.startsAt >= Date.parse(NOW) + rule.minutes * 60_000;
    case 'horizon':
      return +booking.startsAt <= Date.parse(NOW) + rule.minutes * 60_000;
    case 'blackout':
      return booking.endsAt <= at(rule.from) || booking.startsAt >= plusMinutes(at(rule.from), rule.length);
    case 'quota': {
      const subject = rule.quotaOf === 'client' ? 'clientId' : rule.quotaOf === 'project' ? 'projectId' : 'createdBy';
      if (booking[subject] === null) return true;
      const all = await studio.db.booking.findMany({ where: { studioId: studio.studioId }, include: { requirements: true } });
      const same = all.filter(
        (one) =>
          one[subject] === booking[subject] &&
          DateTime.fromJSDate(one.startsAt, { zone: ZONE }).hasSame(from, rule.quotaPeriod) &&
          (rule.scope !== 'A' || one.requirements.some(({ resourceId }) => resourceId === studio.rooms.A)) &&
          (rule.scope !== 'client' || one.clientId === clientId),
      );
      const sum =
        rule.quotaUnit === 'sessions' ? same.length : same.reduce((hours, one) => hours + (+one.endsAt - +one.startsAt) / 3_600_000, 0);
      return sum <= rule.quotaMost;
    }
  }
}

test('whatever the rules, a check tells what booking answers; what is accepted keeps every rule that refuses; what is offered is accepted', async () => {
  const rules = fc.array(
    fc.tuple(ruleArb, effect, scope).map(([rule, how, what]): WrittenRule => ({ ...rule, effect: how, scope: what })),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  const pairs = fc.array(fc.record({ standing: state, wanted: state, verdict: fc.constantFrom(...PAIR_VERDICTS) }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      rules,
      pairs,
      fc.array(wishArb, { minLength: 3, maxLength: 9 }),
      fc.boolean(),
      async (written, cells, wishes, strict) => {
        const studio = await aStudio({ now: NOW, zone: ZONE, rooms: ['A', 'B'] });
        const clientId = (await studio.db.client.create({ data: { id: crypto.randomUUID(), studioId: studio.studioId, name: 'C' } })).id;
        await studioLife(studio).setHours(
          'A',
          [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 570, closesMinute: 1_200 })),
        );
        await addExceptions(studio.system, { days: [{ name: 'Works', firstDay: '2030-04-01', roomId: studio.rooms.B! }] });
        const kept: WrittenRule[] = [];
        // Rules that contradict each other are refused when they are written.
        for (const rule of written)
          await write(studio, clientId, rule).then(
            () => kept.push(rule),
            (error: unknown) => (error instanceof DomainError ? null : Promise.reject(error)),
          );
        const matrix = cells.filter(({ standing, wanted }) => standing !== 'confirmed' || wanted !== 'confirmed');
        await changeBookingPolicy(studio.system, { matrix, ...(strict ? { outsideHoursStaff: 'refuses' } : {}) });

        const { caller } = studio.ana;
        const ids: string[] = [];
        for (const { act, which, quarter, minutes, room, client, state: first } of wishes) {
          const wish = {
            startsAt: at(quarter),
            endsAt: plusMinutes(at(quarter), minutes),
            rooms: [studio.rooms[room]!],
            clientId: client ? clientId : null,
          };
          const bookingId = act === 'edit' ? ids[which % Math.max(1, ids.length)] : undefined;
          const input = bookingId ? { ...wish, bookingId } : { ...wish, state: first };
          const check = await checkBooking(caller, input);
          const run = (one: typeof wish) =>
            bookingId ? editBooking(caller, { ...one, bookingId }) : bookSession(caller, { ...one, state: first, title: 'Session' });
          const answer = await run(wish).catch((error: unknown) => error);
          if (answer instanceof RuleBroken) {
            expect(check.broken).toEqual(answer.rules);
            const [nearest] = answer.rules.flatMap((one) => one.nearest ?? []);
            // What is offered for all of them, to the same end, breaks no rule that refuses; something may still stand there.
            if (nearest && answer.rules.every((one) => one.nearest && sameRange(one.nearest, nearest))) {
              const offered = await checkBooking(caller, { ...input, ...nearest });
              const before = new Set(answer.rules.map(({ ruleId }) => ruleId));
              if (answer.rules.length === new Set(before).size)
                expect(offered.broken.filter(({ ruleId }) => before.has(ruleId))).toEqual([]);
            }
            continue;
          }
          expect(check.broken).toEqual([]);
          if (answer instanceof ResourceTaken) {
            expect(check.clashes.length).toBeGreaterThan(0);
            continue;
          }
          if (answer instanceof Error) throw answer;
          const { id, warnings } = answer as { id: string; warnings: unknown[] };
          expect(check.clashes).toEqual([]);
          expect(warnings).toEqual(check.warnings);
          if (!bookingId) ids.push(id);
          // An edit that changes nothing is asked nothing.
          for (const rule of kept)
            if (rule.effect === 'refuses') expect([rule, await keeps(studio, clientId, rule, id)]).toEqual([rule, true]);
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 20), interruptAfterTimeLimit: 60_000 * (process.env.RUNS ? 10 : 1) },
  );
}, 200_000);
