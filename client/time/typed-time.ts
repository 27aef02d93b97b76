/** Minutes after midnight of what somebody typed as a time: 9, 930, 9:30, 9.30, 21h15, 2pm. Undefined when it is none. */
export function readTime(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?\s*([ap])?\.?m?\.?$/i.exec(text.trim());
  if (!found) return undefined;
  const [, hourText, minuteText = '0', half] = found;
  let hour = Number(hourText);
  const minute = Number(minuteText);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  return minute < 60 && (hour < 24 || (hour === 24 && minute === 0)) ? hour * 60 + minute : undefined;
}

/** 570 is 09:30. */
export const writeTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The next time on the grid of `step` minutes, within the day. */
export function turnTime(minutes: number, steps: number, step: number): number {
  const aligned = steps > 0 ? Math.floor(minutes / step) : Math.ceil(minutes / step);
  return Math.min(1_440 - step, Math.max(0, (aligned + steps) * step));
}
