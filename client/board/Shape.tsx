/** disc: on air · half: under way · ring: free, fine · triangle: late, needs somebody · square: held · diamond: in service · dash: closed */
export type Mark = 'disc' | 'ring' | 'half' | 'triangle' | 'square' | 'diamond' | 'dash';
export type Tone = 'on-air' | 'amber' | 'free' | 'hold' | 'service' | 'closed';

const RING = 'M12 1.7a10.3 10.3 0 1 1 0 20.6a10.3 10.3 0 1 1 0-20.6zm0 3.4a6.9 6.9 0 1 0 0 13.8a6.9 6.9 0 1 0 0-13.8z';

/** Each as one path, so that one element serves all: a wall changes marks without rebuilding them. */
const PATHS: Record<Mark, string> = {
  disc: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z',
  ring: RING,
  half: `${RING}M12 5.1a6.9 6.9 0 0 1 0 13.8z`,
  triangle: 'M12 2 23 21.5H1z',
  square: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  diamond: 'M12 .6 23.4 12 12 23.4.6 12zM12 4.8 4.8 12l7.2 7.2 7.2-7.2z',
  dash: 'M3 9.6h18v4.8H3z',
};

export function Shape(props: { mark: Mark }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[props.mark]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
