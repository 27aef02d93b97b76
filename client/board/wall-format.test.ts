import { expect, test } from 'vitest';
import { boardOffsets } from '../../domain/board/board-offsets.ts';
import { wallFormat } from './wall-format.ts';

const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const now = new Date('2026-11-24T19:02:00Z');

test('a wall writes the same times and days as a device that knows the zone, on both sides of each change of the clocks', () => {
  for (const zone of ZONES) {
    const format = wallFormat(boardOffsets(now, zone));
    const known = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    const clock = known({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const day = known({ weekday: 'long', day: 'numeric', month: 'long' });
    const iso = known({ year: 'numeric', month: '2-digit', day: '2-digit' });
    const wrong: unknown[] = [];
    // Every 47 minutes for a year: each change of the clocks is passed closely.
    for (let at = +now - 20 * 86_400_000; at < +now + 370 * 86_400_000; at += 47 * 60_000) {
      const moment = new Date(at);
      const ours = [format.time(moment), format.day(moment), format.isoDay(moment)];
      const theirs = [clock.format(moment), day.format(moment).replace(',', ''), iso.format(moment).split('/').reverse().join('-')];
      if (ours.join() !== theirs.join()) wrong.push({ zone, moment, ours, theirs });
    }
    expect(wrong).toEqual([]);
  }
});

test('days are named as people say them', () => {
  const format = wallFormat(boardOffsets(now, 'Europe/Amsterdam'));
  const at = (text: string) => new Date(text);
  expect(format.dayNear(at('2026-11-24T22:59:00Z'), now)).toBe('');
  expect(format.timeNear(at('2026-11-24T23:00:00Z'), now)).toBe('tomorrow 00:00');
  expect(format.timeNear(at('2026-11-26T14:30:00Z'), now)).toBe('Thu 15:30');
  expect(format.timeNear(at('2026-12-02T14:30:00Z'), now)).toBe('2 Dec 15:30');
  expect(format.timeNear(at('2026-11-23T14:30:00Z'), now)).toBe('23 Nov 15:30');
  expect(format.weekday(at('2026-11-26T14:30:00Z'), now)).toBe('Thursday');
  expect(format.dayShort(now)).toBe('Tue 24 Nov');
  expect(['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01'].map((day) => format.calendarDay(day, now))).toEqual([
    'today',
    'tomorrow',
    'Mon',
    '1 Dec',
  ]);
});
