import { ACTIVITY } from './activity.ts';
import { EQUIPMENT } from './equipment.ts';
import type { Example } from './example.ts';
import { HOLDS } from './holds.ts';
import { OTHERS } from './others.ts';
import { SCHEDULING } from './scheduling.ts';
import { SERIES } from './series.ts';
import { STUDIO } from './studio.ts';

/** A valid example for every mutation of the schema; a new mutation fails its tests until it has one. */
const EXAMPLES: Record<string, Example> = { ...SCHEDULING, ...HOLDS, ...SERIES, ...EQUIPMENT, ...OTHERS, ...ACTIVITY, ...STUDIO };

export function exampleOf(mutation: string): Example {
  const example = EXAMPLES[mutation];
  if (!example) throw new Error(`${mutation} has no example of a valid input: add one in schema/testing/examples.`);
  return example;
}

export const exampleNames = (): string[] => Object.keys(EXAMPLES);
