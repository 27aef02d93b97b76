import { createContext, useContext } from 'solid-js';

/** How wide the lanes of the grid are drawn, in pixels. */
export const LaneWidthContext = createContext<() => number>();

export function useLaneWidth(): () => number {
  const width = useContext(LaneWidthContext);
  if (!width) throw new Error('Only what stands in a lane can ask how wide it is.');
  return width;
}
