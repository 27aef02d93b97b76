import type { ProjectHealth } from '../graphql/generated/graphql.ts';
import { StateMark, type Shape, type Tone } from '../ui/StateMark.tsx';
import { title } from '../ui/words.ts';

const MARKS: Record<ProjectHealth, [Shape, Tone]> = {
  on_track: ['ring', 'free'],
  at_risk: ['half', 'amber'],
  over_budget: ['square', 'on-air'],
  late: ['triangle', 'on-air'],
};

/** How a project stands, by shape, colour and words. */
export const HealthMark = (props: { health: ProjectHealth }) => (
  <StateMark shape={MARKS[props.health][0]} tone={MARKS[props.health][1]} text={title(props.health)} />
);
