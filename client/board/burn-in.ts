/** Where the picture stands, in turns around its place: no pixel shows one edge for a week. */
const STEPS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
] as const;

const STAY_MINUTES = 3;

/** Shifts the picture by a third of its margin, one step every few minutes: too little and too slow to be seen. */
export function driftAt(now: Date, unit: number): string {
  const [x, y] = STEPS[Math.floor(+now / 60_000 / STAY_MINUTES) % STEPS.length]!;
  const pixels = Math.max(2, Math.round(unit * 0.4));
  return `${x * pixels}px ${y * pixels}px`;
}
