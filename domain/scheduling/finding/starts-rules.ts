import type { Ranges } from './find-types.ts';

/** Sessions begin on a quarter of an hour, counted from the frame's origin. */
export const STEP_MINUTES = 15;
export const STEP = STEP_MINUTES * 60_000;
export const MINUTE = 60_000;

/** The starts that are looked at: every step from the origin. */
export interface Frame {
  /** Milliseconds. */
  origin: number;
  steps: number;
}

/** One flag for each start of a frame. */
export type Starts = Uint8Array;

export const momentOf = ({ origin }: Frame, step: number): number => origin + step * STEP;
/** The first step at or after a moment, within the frame. */
export const stepFrom = (frame: Frame, moment: number): number => clamped(frame, Math.ceil((moment - frame.origin) / STEP));

const clamped = ({ steps }: Frame, step: number): number => Math.max(0, Math.min(steps, step));

/** Starts at which everything from `before` (ms) ahead to `after` behind is clear of what is taken. */
export function clearStarts(taken: Ranges, frame: Frame, before: number, after: number): Starts {
  const clear = new Uint8Array(frame.steps).fill(1);
  for (let index = 0; index < taken.length; index += 2) {
    // Half-open: a start is in the way when start − before < to and from < start + after.
    const first = Math.floor((taken[index]! - after - frame.origin) / STEP) + 1;
    const end = Math.ceil((taken[index + 1]! + before - frame.origin) / STEP);
    clear.fill(0, clamped(frame, first), clamped(frame, end));
  }
  return clear;
}

/** Starts at which all of that lies within one of the ranges. */
export function withinStarts(ranges: Ranges, frame: Frame, before: number, after: number): Starts {
  const within = new Uint8Array(frame.steps);
  for (let index = 0; index < ranges.length; index += 2) {
    const first = Math.ceil((ranges[index]! + before - frame.origin) / STEP);
    const end = Math.floor((ranges[index + 1]! - after - frame.origin) / STEP) + 1;
    if (end > first) within.fill(1, clamped(frame, first), clamped(frame, end));
  }
  return within;
}

/** Takes away from `all` what is not in `other` too. */
export function keepBoth(all: Starts, other: Starts): void {
  for (let step = 0; step < all.length; step += 1) all[step]! &= other[step]!;
}

export const anyStart = (starts: Starts): boolean => starts.includes(1);

export interface Slack {
  /** Minutes that would be left free before and after, up to the next wall; Infinity without one. */
  before: Float64Array;
  after: Float64Array;
}

/** How much free time each start would leave on both sides. `walls`: what is taken and when it is closed, in order. */
export function slackOf(walls: Ranges, frame: Frame, before: number, after: number): Slack {
  const slack = { before: new Float64Array(frame.steps).fill(Infinity), after: new Float64Array(frame.steps).fill(Infinity) };
  let last = -Infinity;
  let next = 0;
  for (let step = 0; step < frame.steps; step += 1) {
    const from = momentOf(frame, step) - before;
    const to = momentOf(frame, step) + after;
    for (; next < walls.length && walls[next + 1]! <= from; next += 2) last = walls[next + 1]!;
    let wall = next;
    while (wall < walls.length && walls[wall]! < to) wall += 2;
    slack.before[step] = (from - last) / MINUTE;
    slack.after[step] = wall < walls.length ? (walls[wall]! - to) / MINUTE : Infinity;
  }
  return slack;
}

/** All moments of both, in order, joined where they touch or overlap. */
export function joined(...lists: readonly Ranges[]): number[] {
  const pairs = lists.flatMap((list) =>
    list.filter((_, index) => index % 2 === 0).map((from, index) => [from, list[index * 2 + 1]!] as const),
  );
  const all: number[] = [];
  for (const [from, to] of pairs.sort((a, b) => a[0] - b[0])) {
    if (all.length > 0 && from <= all.at(-1)!) all[all.length - 1] = Math.max(all.at(-1)!, to);
    else all.push(from, to);
  }
  return all;
}

/** What of [from, to) lies in none of the ranges. */
export function outside(ranges: Ranges, from: number, to: number): number[] {
  const all: number[] = [];
  let at = from;
  for (let index = 0; index < ranges.length; index += 2) {
    if (ranges[index]! > at) all.push(at, Math.min(to, ranges[index]!));
    at = Math.max(at, ranges[index + 1]!);
  }
  if (at < to) all.push(at, to);
  return all;
}
