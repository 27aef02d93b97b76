/** 1:45 of hours and minutes, never seconds: 0:42, 12:00, 105:30. */
export function hours(minutes: number): string {
  const whole = Math.floor(Math.abs(minutes));
  return `${minutes <= -1 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The time left until a moment as a wall shows it: a started minute counts, so that 0:00 means now. */
export const countdown = (until: Date, now: Date): string => hours(Math.max(0, Math.ceil((+until - +now) / 60_000)));

/** How long ago, in the largest unit that fits: 40 s, 3 min, 2 h, 4 days. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1_440)} days`;
}
