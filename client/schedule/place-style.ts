import type { JSX } from 'solid-js';
import type { Placed } from './rows.ts';

/** Where an entry stands in its row: at its time, or in a week on its own line across the day, with its time as a bar behind the words. */
export function placeStyle({ segment, lane, lanes, listed }: Placed, columns: number): JSX.CSSProperties {
  if (!listed) return { left: `${segment.left * 100}%`, width: `${segment.width * 100}%`, '--lane-index': lane, '--lanes': lanes };
  return {
    left: `${(segment.column / columns) * 100}%`,
    width: `${100 / columns}%`,
    '--lane-index': lane,
    '--bar-left': `${(segment.left * columns - segment.column) * 100}%`,
    '--bar-width': `${segment.width * columns * 100}%`,
  };
}
