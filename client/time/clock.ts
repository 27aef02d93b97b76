import { createSignal, type Accessor } from 'solid-js';
import { better, jumped, reading, untilNext, type ClockReading } from './server-clock.ts';

/*
 * The server sets this clock, so that all screens turn at the same moment whatever their devices believe.
 * It ticks on the boundary of the second and of the minute.
 */
let known: ClockReading | null = null;
let frozenAt: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The moment by the server's clock, ms. Does not tick; for what shows time use `now` or `minute`. */
export const serverMillis = (): number => frozenAt ?? Date.now() + (known?.offset ?? 0);

const floor = (unit: number): Date => new Date(Math.floor(serverMillis() / unit) * unit);
const same = { equals: (a: Date, b: Date): boolean => +a === +b };
const [second, setSecond] = createSignal(floor(1_000), same);
const [minuteSignal, setMinute] = createSignal(floor(60_000), same);

/** The time, changing each second. */
export const now: Accessor<Date> = second;
/** The time, changing each minute: enough for most of what is shown, at a sixtieth of the work. */
export const minute: Accessor<Date> = minuteSignal;

function show(): void {
  setSecond(floor(1_000));
  setMinute(floor(60_000));
}

/** Called when the device slept or its clock was set: what it shows is in doubt until the server is heard again. */
const doubters = new Set<() => void>();
export function onClockDoubt(call: () => void): () => void {
  doubters.add(call);
  return () => void doubters.delete(call);
}

let wall = Date.now();
let steady = performance.now();

function tick(): void {
  const wallElapsed = Date.now() - wall;
  const steadyElapsed = performance.now() - steady;
  wall += wallElapsed;
  steady += steadyElapsed;
  show();
  // A tick that comes far too late means that the device slept, even where the steady clock ran on.
  if (jumped(wallElapsed, steadyElapsed) || wallElapsed > 5_000) for (const call of doubters) call();
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  // Two milliseconds late rather than a hair early, which would show the old second for another second.
  if (frozenAt === null) timer = setTimeout(tick, untilNext(1_000, serverMillis()) + 2);
}

/** Takes a time told by the server in answer to a message sent at `sentAt` and answered at `receivedAt` (device time, ms). */
export function setServerTime(serverTime: string | number | Date, sentAt: number, receivedAt: number = Date.now()): void {
  const told = new Date(serverTime).getTime();
  if (Number.isNaN(told)) return;
  known = better(known, reading(told, sentAt, receivedAt));
  show();
  schedule();
}

/** Stops the clock at a moment, for tests; null lets it run again. */
export function freezeClock(at: Date | null): void {
  frozenAt = at?.getTime() ?? null;
  show();
  schedule();
}

schedule();
