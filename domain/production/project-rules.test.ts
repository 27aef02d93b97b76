import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays } from '../kernel/zone.ts';
import {
  budgetUsed,
  deliveredAtAfter,
  placeBetween,
  PROJECT_HEALTHS,
  PROJECT_STAGES,
  projectHealthAt,
  type ProjectStanding,
} from './project-rules.ts';

const today = '2030-05-01';
const project: ProjectStanding = { stage: 'production', deadline: null, delivered: false, reportedHealth: null };
const none = { budgetUsed: null };

test('a project is late from the day after its deadline, until it is delivered', () => {
  const due = { ...project, stage: 'delivery' as const, deadline: today };
  expect(projectHealthAt(due, none, today)).toEqual({ health: 'on_track', reasons: [] });
  expect(projectHealthAt(due, none, plusDays(today, 1))).toMatchObject({ health: 'late', reasons: [{ text: '1 day past the deadline' }] });
  expect(projectHealthAt({ ...due, stage: 'wrap' }, none, plusDays(today, 9)).health).toBe('on_track');
  expect(projectHealthAt({ ...due, delivered: true }, none, plusDays(today, 9)).health).toBe('on_track');
});

test('near the deadline, a project that is still being shot is at risk; in delivery it is where it should be', () => {
  const deadline = plusDays(today, 5);
  expect(projectHealthAt({ ...project, deadline }, none, today)).toMatchObject({
    health: 'at_risk',
    reasons: [{ text: 'due in 5 days, still in production' }],
  });
  expect(projectHealthAt({ ...project, deadline: plusDays(today, 6) }, none, today).health).toBe('on_track');
  expect(projectHealthAt({ ...project, deadline, stage: 'delivery' }, none, today).health).toBe('on_track');
  expect(projectHealthAt({ ...project, deadline, stage: 'development' }, none, today).health).toBe('at_risk');
});

test('the budget speaks up at 85 % and is over beyond the whole', () => {
  const at = (used: number) => projectHealthAt(project, { budgetUsed: used }, today).health;
  expect([0.84, 0.85, 1, 1.001].map(at)).toEqual(['on_track', 'at_risk', 'at_risk', 'over_budget']);
  expect(projectHealthAt({ ...project, stage: 'wrap', delivered: true }, { budgetUsed: 0.95 }, today).health).toBe('on_track');
  expect(projectHealthAt({ ...project, stage: 'wrap', delivered: true }, { budgetUsed: 1.2 }, today).health).toBe('over_budget');
  expect(budgetUsed(50, 100)).toBe(0.5);
  expect(budgetUsed(50, null)).toBeNull();
  expect(projectHealthAt(project, { budgetUsed: budgetUsed(1, 0) }, today).health).toBe('over_budget');
});

test('the shown health is never better than the producer’s word nor than the figures, and always has its reason', () => {
  const standing = fc.record({
    stage: fc.constantFrom(...PROJECT_STAGES),
    deadline: fc.option(fc.integer({ min: -40, max: 40 }).map((days) => plusDays(today, days))),
    delivered: fc.boolean(),
    reportedHealth: fc.option(fc.constantFrom(...PROJECT_HEALTHS)),
    healthNote: fc.constantFrom('', 'Waiting for the mix'),
  });
  const used = fc.option(fc.double({ min: 0, max: 3, noNaN: true }));
  const rank = (health: (typeof PROJECT_HEALTHS)[number]) => PROJECT_HEALTHS.indexOf(health);
  fc.assert(
    fc.property(standing, used, (one, share) => {
      const { health, reasons } = projectHealthAt(one, { budgetUsed: share }, today);
      const byFigures = projectHealthAt({ ...one, reportedHealth: null }, { budgetUsed: share }, today).health;
      expect(rank(health)).toBe(Math.max(rank(one.reportedHealth ?? 'on_track'), rank(byFigures)));
      if (health !== 'on_track') expect(reasons[0]!.health).toBe(health);
    }),
  );
});

test('a project is delivered when it first enters wrap, and was not after all when it goes back', () => {
  const at = new Date('2030-05-01T09:00:00Z');
  const earlier = new Date('2030-04-01T09:00:00Z');
  expect(deliveredAtAfter({ from: 'delivery', to: 'wrap', deliveredAt: null, at })).toEqual(at);
  expect(deliveredAtAfter({ from: 'wrap', to: 'wrap', deliveredAt: earlier, at })).toEqual(earlier);
  expect(deliveredAtAfter({ from: 'wrap', to: 'delivery', deliveredAt: earlier, at })).toBeNull();
});

test('a card lies between its neighbours, until there is no room and they are numbered anew', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (above, gap) => {
      const below = above + gap;
      const place = placeBetween(above, below);
      if (place !== null) expect(above < place && place < below).toBe(true);
      else expect(gap).toBeLessThanOrEqual(1e-5);
    }),
  );
});
