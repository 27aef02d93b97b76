import type { Standing, Target } from '../../domain/insights/insights-rules.ts';
import { format } from '../time/format.ts';
import { StateMark, type Shape, type Tone } from '../ui/StateMark.tsx';

const MARKS: Record<Standing, { shape: Shape; tone: Tone; words: string }> = {
  within: { shape: 'ring', tone: 'free', words: 'On target' },
  below: { shape: 'half', tone: 'amber', words: 'Below target' },
  above: { shape: 'triangle', tone: 'amber', words: 'Above target' },
  unknown: { shape: 'square', tone: 'closed', words: 'Nothing to measure' },
};

/** Where a figure lies against its target, by shape, colour and words. */
export const StandingMark = (props: { standing: Standing; unknown?: string }) => (
  <StateMark
    shape={MARKS[props.standing].shape}
    tone={MARKS[props.standing].tone}
    text={props.standing === 'unknown' ? (props.unknown ?? MARKS.unknown.words) : MARKS[props.standing].words}
  />
);

export const bandText = (target: Target): string =>
  `${format().percent(target.low, 0).replace(/\s?%/, '')}–${format().percent(target.high, 0)}`;
