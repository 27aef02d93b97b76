import { describe, expect, test } from 'vitest';
import { dropOf, obstacleTo } from './drop-check.ts';
import { filterParams, filtersFrom, matches, EVERYTHING } from './filters.ts';
import { draggedTo } from './geometry.ts';
import type { Session } from './picture.ts';
import { lineOf, plusWallDays, ticksOf } from './timeline.ts';
import { daysIn, sheetOf, turned, windowOf, zoomed, ZOOMS } from './views.ts';

const session = (more: Partial<Session> & { id: string; from: string; to: string }): Session =>
  ({
    title: more.id,
    state: 'confirmed',
    setupMinutes: 0,
    teardownMinutes: 0,
    checkedInAt: null,
    endedAt: null,
    roomIds: ['A'],
    unitIds: [],
    people: [],
    gear: [],
    clientId: null,
    projectId: null,
    ...more,
    startsAt: new Date(`2030-05-14T${more.from}Z`),
    endsAt: new Date(`2030-05-14T${more.to}Z`),
  }) as unknown as Session;

describe('views', () => {
  test('a month is a sheet of whole weeks, and the list asks for the same days', () => {
    expect(sheetOf('2030-05-14')).toEqual({ from: '2030-04-29', to: '2030-06-03' });
    expect(daysIn('month', '2030-05-14')).toHaveLength(35);
    expect(windowOf('list', '2030-05-14')).toEqual(windowOf('month', '2030-05-31'));
    expect(daysIn('list', '2030-05-14')).toHaveLength(31);
  });

  test('every zoom shows the day it is at, and no window is larger than the server allows', () => {
    for (const { value } of ZOOMS)
      for (const day of ['2030-01-01', '2030-02-28', '2030-05-14', '2030-12-31']) {
        const days = daysIn('timeline', day, value);
        expect(days).toContain(day);
        expect(days.length).toBeLessThanOrEqual(100);
      }
    expect(zoomed('quarter_hour', 1)).toBe('quarter_hour');
    expect(zoomed('quarter', -1)).toBe('quarter');
    expect(zoomed('week', -1)).toBe('fortnight');
  });

  test('turning goes by what one screen shows', () => {
    expect(turned('month', '2030-01-31', 'week', 1)).toBe('2030-02-01');
    expect(turned('timeline', '2030-05-14', 'three_days', -1)).toBe('2030-05-11');
    expect(turned('timeline', '2030-05-14', 'quarter', 1)).toBe('2030-07-01');
  });
});

describe('the line of time', () => {
  test('a day on which the clock changes is as long as it is, and its marks stand where the hours are', () => {
    const days = ['2030-03-30', '2030-03-31', '2030-04-01'];
    const line = lineOf(days, 'Europe/Berlin');
    expect((line.endsAt - line.startsAt) / 3_600_000).toBe(71);
    const { upper, lower } = ticksOf(days, 'hours', 'Europe/Berlin', 'en-GB');
    expect(upper.map(({ day }) => day)).toEqual(days);
    expect(lower).toHaveLength(71);
    expect(lower.every(({ at }, index) => index === 0 || at > lower[index - 1]!.at)).toBe(true);
  });

  test('moved by days a session keeps its time of the day over the change of the clock, and its length', () => {
    const startsAt = Date.parse('2030-03-30T09:00:00Z'); // 10:00 in Berlin
    const moved = draggedTo('move', { startsAt, endsAt: startsAt + 7_200_000 }, (at) => plusWallDays(at, 1, 'Europe/Berlin'));
    expect(new Date(moved.startsAt).toISOString()).toBe('2030-03-31T08:00:00.000Z');
    expect(moved.endsAt - moved.startsAt).toBe(7_200_000);
  });
});

describe('what stands in the way of a drop', () => {
  const there = session({ id: 'There', from: '10:00', to: '12:00', teardownMinutes: 30 });
  const mine = session({
    id: 'Mine',
    from: '14:00',
    to: '15:00',
    setupMinutes: 15,
    people: [{ id: 'P', name: 'Ines', duty: '' }],
  } as never);
  const at = (from: string) => ({
    startsAt: new Date(`2030-05-14T${from}Z`),
    endsAt: new Date(+new Date(`2030-05-14T${from}Z`) + 3_600_000),
  });

  test('setup and teardown count, its own place does not, and a hold is in nobody’s way', () => {
    expect(obstacleTo(dropOf(mine, at('12:40')), [there, mine], [])).toMatchObject({ what: 'There', resourceId: 'A' });
    expect(obstacleTo(dropOf(mine, at('12:45')), [there, mine], [])).toBeNull();
    expect(obstacleTo(dropOf(mine, at('14:15')), [there, mine], [])).toBeNull();
    expect(obstacleTo(dropOf(mine, at('11:00')), [{ ...there, state: 'hold' }, mine], [])).toBeNull();
    expect(obstacleTo(dropOf({ ...mine, state: 'hold' }, at('11:00')), [there, mine], [])).toBeNull();
  });

  test('a person who is elsewhere is seen, whichever room it goes to', () => {
    const elsewhere = session({ id: 'Elsewhere', from: '10:00', to: '12:00', roomIds: ['B'], people: mine.people } as never);
    expect(obstacleTo(dropOf(mine, at('11:00'), { roomIds: ['C'] }), [elsewhere, mine], [])).toMatchObject({ resourceId: 'P' });
    expect(obstacleTo(dropOf(mine, at('11:00'), { roomIds: ['C'], instead: { from: 'P', to: 'Q' } }), [elsewhere, mine], [])).toBeNull();
  });
});

describe('filters', () => {
  test('stand in the address as they are', () => {
    const filters = { ...EVERYTHING, search: 'sm7b', states: ['hold' as const, 'tentative' as const], clientId: 'c1', groups: ['Stages'] };
    const params = Object.fromEntries(Object.entries(filterParams(filters)).filter(([, value]) => value !== null)) as Record<
      string,
      string
    >;
    expect(filtersFrom(params)).toEqual(filters);
    expect(Object.values(filterParams(EVERYTHING)).every((value) => value === null)).toBe(true);
  });

  test('all words must be found, in whatever is written on the session', () => {
    const one = session({ id: 'Harbour Nights', from: '10:00', to: '12:00', clientName: 'Saltwater', gear: ['SM7B × 2'] } as never);
    expect(matches(one, { ...EVERYTHING, search: 'sm7b harbour' })).toBe(true);
    expect(matches(one, { ...EVERYTHING, search: 'sm7b orbit' })).toBe(false);
    expect(matches(one, { ...EVERYTHING, states: ['hold'] })).toBe(false);
  });
});
