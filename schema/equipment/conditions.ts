import { words } from '../../domain/kernel/errors.ts';
import { MAINTENANCE_KINDS } from '../../domain/equipment/gear-inputs.ts';
import { CONDITIONS, UNIT_ACTS, UNIT_STATES, type GearCondition, type UnitAct, type UnitState } from '../../domain/equipment/unit-rules.ts';
import { builder } from '../builder.ts';

const described = <Name extends string>(names: readonly Name[]): Record<Name, { description: string }> =>
  Object.fromEntries(
    names.map((name) => [name, { description: `${words(name).charAt(0).toUpperCase()}${words(name).slice(1)}.` }]),
  ) as never;

export const GearConditionEnum = builder.enumType('GearCondition', {
  description: 'The state a unit is in, from well to worst.',
  values: described<GearCondition>(CONDITIONS),
});

export const UnitStateEnum = builder.enumType('UnitState', {
  description: 'Where a unit stands.',
  values: {
    available: { description: 'In its place, and nobody has it.' },
    reserved: { description: 'A session has it now; it has not been handed out.' },
    out: { description: 'Handed to somebody.' },
    overdue: { description: 'Handed to somebody, and due back before now.' },
    in_maintenance: { description: 'Out of use for some work.' },
    missing: { description: 'Nobody knows where it is.' },
    retired: { description: 'Archived.' },
  } satisfies Record<UnitState, { description: string }>,
});

const ACTS = [...new Set(UNIT_STATES.flatMap((state): readonly UnitAct[] => UNIT_ACTS[state]))];
export const UnitActEnum = builder.enumType('UnitAct', {
  description: 'What can be done with a unit, if the caller’s role allows it.',
  values: described<UnitAct>(ACTS),
});

export const MaintenanceKindEnum = builder.enumType('MaintenanceKind', {
  description: 'What kind of work it is.',
  values: described<(typeof MAINTENANCE_KINDS)[number]>(MAINTENANCE_KINDS),
});
