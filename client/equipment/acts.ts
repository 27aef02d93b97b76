import { createSignal } from 'solid-js';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import { UNIT_ACTS, type UnitAct } from '../../domain/equipment/unit-rules.ts';
import type { UnitStandingFragment } from '../graphql/generated/graphql.ts';
import { may } from '../records/may.ts';
import { statusOf } from './unit-words.ts';

export type ActUnit = UnitStandingFragment & { id: string; name: string };
export interface ActKit {
  id: string;
  name: string;
  units: readonly (ActUnit & { condition?: string })[];
}

/** What is being done with gear, until its dialog closes. */
export type Doing =
  | { act: Exclude<UnitAct, 'archive' | 'restore'>; unit: ActUnit }
  | { act: 'edit_maintenance'; unit: ActUnit }
  | { act: 'check_out_kit' | 'check_in_kit'; kit: ActKit };

const [doing, setDoing] = createSignal<Doing | null>(null);
export { doing };
export const begin = (next: Doing): void => void setDoing(next);
export const done = (): void => void setDoing(null);

const NEEDS: Record<UnitAct, 'handle_gear' | 'maintain' | 'keep_gear'> = {
  check_out: 'handle_gear',
  check_in: 'handle_gear',
  report_broken: 'handle_gear',
  report_missing: 'handle_gear',
  report_found: 'handle_gear',
  start_maintenance: 'maintain',
  finish_maintenance: 'maintain',
  archive: 'keep_gear',
  restore: 'keep_gear',
};

/** What whoever is signed in may do with a unit now; retiring has its own place. */
export const actsFor = (unit: UnitStandingFragment, at: Date): Exclude<UnitAct, 'archive' | 'restore'>[] =>
  (UNIT_ACTS[statusOf(unit, at).state] as readonly UnitAct[]).filter(
    (act): act is Exclude<UnitAct, 'archive' | 'restore'> => act !== 'archive' && act !== 'restore' && may(equipmentPolicy, NEEDS[act]),
  );
