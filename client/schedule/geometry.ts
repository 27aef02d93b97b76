import type { Column } from './columns.ts';

/** What one column shows of a stretch of time; in parts of the whole lane (0–1), all columns side by side. */
export interface Segment {
  column: number;
  left: number;
  width: number;
  /** It goes on before or after what the column shows. */
  cutStart: boolean;
  cutEnd: boolean;
}

interface Stretch {
  startsAt: Date | number;
  endsAt: Date | number;
}

export function segmentsOf({ startsAt, endsAt }: Stretch, columns: readonly Column[]): Segment[] {
  const segments: Segment[] = [];
  columns.forEach((column, index) => {
    const from = Math.max(+startsAt, column.startsAt);
    const to = Math.min(+endsAt, column.endsAt);
    if (from >= to) return;
    const share = (at: number): number => (at - column.startsAt) / (column.endsAt - column.startsAt);
    segments.push({
      column: index,
      left: (index + share(from)) / columns.length,
      width: (share(to) - share(from)) / columns.length,
      cutStart: +startsAt < column.startsAt,
      cutEnd: +endsAt > column.endsAt,
    });
  });
  return segments;
}

/** Where a moment stands in the lane (0–1); null when no column shows it. */
export function positionOf(at: number, columns: readonly Column[]): number | null {
  const index = columns.findIndex((column) => column.startsAt <= at && at <= column.endsAt);
  const column = columns[index];
  return column ? (index + (at - column.startsAt) / (column.endsAt - column.startsAt)) / columns.length : null;
}

export const SNAP = 15 * 60_000;

/** The step of time (a quarter of an hour, unless it is said otherwise), counted from the column's beginning, nearest to a place in the lane. */
export function momentAt(x: number, columns: readonly Column[], round: (value: number) => number = Math.round, snap = SNAP): number {
  const index = Math.min(columns.length - 1, Math.max(0, Math.floor(x * columns.length)));
  const column = columns[index]!;
  const within = Math.min(1, Math.max(0, x * columns.length - index)) * (column.endsAt - column.startsAt);
  return column.startsAt + round(within / snap) * snap;
}

export interface Laned<One> {
  one: One;
  lane: number;
  /** Lanes of the group that overlaps with it: each takes an equal part of the row's height. */
  lanes: number;
}

/** Puts what overlaps one below the other, in order of start: firm ones first where they start together. */
export function intoLanes<One extends Stretch>(all: readonly One[]): Laned<One>[] {
  const sorted = [...all].sort((a, b) => +a.startsAt - +b.startsAt || +b.endsAt - +a.endsAt);
  const placed: Laned<One>[] = [];
  let group: Laned<One>[] = [];
  let ends: number[] = [];
  const close = (): void => {
    for (const one of group) one.lanes = ends.length;
    placed.push(...group);
    group = [];
    ends = [];
  };
  for (const one of sorted) {
    if (ends.length > 0 && ends.every((end) => end <= +one.startsAt)) close();
    const free = ends.findIndex((end) => end <= +one.startsAt);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = +one.endsAt;
    group.push({ one, lane, lanes: 1 });
  }
  close();
  return placed;
}

/** The wish of a drag: what it becomes when the pointer has gone this far. */
export type Grip = 'move' | 'start' | 'end';

/** A stretch after a drag by so many milliseconds; at least a quarter of an hour stays. */
export function dragged(
  grip: Grip,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  by: number,
): { startsAt: number; endsAt: number } {
  return draggedTo(grip, { startsAt, endsAt }, (at) => at + by);
}

/** The same where `moved` says where a moment goes: over days it keeps its time of the day, also when the clock changes between. */
export function draggedTo(
  grip: Grip,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  moved: (at: number) => number,
): { startsAt: number; endsAt: number } {
  if (grip === 'move') return { startsAt: moved(startsAt), endsAt: moved(startsAt) + endsAt - startsAt };
  if (grip === 'end') return { startsAt, endsAt: Math.max(startsAt + SNAP, moved(endsAt)) };
  return { startsAt: Math.min(endsAt - SNAP, moved(startsAt)), endsAt };
}
