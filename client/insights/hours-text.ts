import { format } from '../time/format.ts';

/** 12:30, 1,545:00: always with minutes, so that figures below each other line up. */
const clock = (minutes: number): string => `${format().number(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;

export const hoursText = (minutes: number): string => `${clock(minutes)} h`;

export const bookedOfOpen = (time: { bookedMinutes: number; availableMinutes: number }): string =>
  `${clock(time.bookedMinutes)} of ${clock(time.availableMinutes)} h`;
