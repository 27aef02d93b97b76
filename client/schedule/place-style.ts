import type { JSX } from 'solid-js';
import type { Placed } from './rows.ts';

/** Where an entry stands in its row; entries that overlap share the height. */
export const placeStyle = ({ segment, lane, lanes }: Placed): JSX.CSSProperties => ({
  left: `${segment.left * 100}%`,
  width: `${segment.width * 100}%`,
  '--lane-index': lane,
  '--lanes': lanes,
});
