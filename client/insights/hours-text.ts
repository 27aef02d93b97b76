import { format, hours } from '../time/format.ts';

/** 228 h, 1,545 h, 12:30 h: whole hours without needless minutes. */
export const hoursText = (minutes: number): string => `${minutes % 60 === 0 ? format().number(minutes / 60) : hours(minutes)} h`;

export const bookedOfOpen = (time: { bookedMinutes: number; availableMinutes: number }): string =>
  `${hoursText(time.bookedMinutes)} of ${hoursText(time.availableMinutes)}`;
