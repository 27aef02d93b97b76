import type { Standing, Target } from '../../domain/insights/insights-rules.ts';
import { builder } from '../builder.ts';

export const StandingEnum = builder.enumType('Standing', {
  description: 'Where a figure lies against its target.',
  values: {
    below: { description: 'Less than the target.' },
    within: { description: 'In the target band, bounds included.' },
    above: { description: 'More than the target.' },
    unknown: { description: 'There is nothing to measure yet.' },
  } satisfies Record<Standing, { description: string }>,
});

export const TargetBand = builder.objectRef<Target>('TargetBand').implement({
  description: 'The band a share should lie in; shares are fractions, 0.65 is 65 %.',
  access: 'carried',
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'Lower bound, part of the band.' }),
    high: t.exposeFloat('high', { description: 'Upper bound, part of the band.' }),
  }),
});
