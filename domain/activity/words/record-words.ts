import { words } from '../../kernel/errors.ts';
import { changedFields } from '../merge-edit.ts';
import { listed, text, type Say, type Told } from './told.ts';

export const nameOf = ({ before, after }: Pick<Told, 'before' | 'after'>, otherwise: string): string =>
  [after?.title, after?.name, before?.title, before?.name].map(text).find(Boolean) ?? otherwise;

/** Fields that say nothing to people, or that follow from others. */
const UNTOLD = new Set(['version', 'position', 'allocations', 'createdAt', 'deliveredAt']);
/** Fields under the names that the screens give them. */
const FIELD_NAMES: Record<string, string> = {
  hourlyRateMinor: 'hourly rate',
  hourlyCostMinor: 'hourly cost',
  budgetMinor: 'budget',
  amountMinor: 'amount',
  purchaseCostMinor: 'purchase price',
  areaSquareMetres: 'floor area',
  defaultSetupMinutes: 'setup',
  defaultTeardownMinutes: 'teardown',
  clientId: 'client',
  projectId: 'project',
  modelId: 'model',
  unitIds: 'units',
  utilizationCountsBuffers: 'how utilization is counted',
  expectedBackAt: 'when it is expected back',
  dueOn: 'last day',
  roomKind: 'kind of room',
  minutes: 'length',
  url: 'address',
};

/** Which fields changed; their values stay with those who may open the record. */
export const fieldNames = ({ before, after }: Told): string[] =>
  changedFields(before ?? {}, after ?? {})
    .filter((field) => !UNTOLD.has(field) && field !== 'name' && field !== 'title')
    .map((field) => FIELD_NAMES[field] ?? words(field.replace(/(Minor|Id|At)$/, '')));

/** Renamed, or a list of what else changed. */
export const edited =
  (thing: string): Say =>
  (told) => {
    const [was, is] = [nameOf({ before: told.before, after: null }, thing), nameOf(told, thing)];
    const fields = fieldNames(told);
    const what = `${thing} ${is}`.trim();
    if (was !== is) return [`renamed ${was} to ${is}`, fields.length > 0 ? ` and changed its ${listed(fields)}` : ''].join('');
    return fields.length > 0 ? `changed the ${listed(fields)} of ${what}` : `edited ${what}`;
  };

export const kept = (thing: string): Record<string, Say> => ({
  created: (told) => `added the ${thing} ${nameOf(told, '')}`.trim(),
  edited: edited(`the ${thing}`),
  archived: (told) => `archived the ${thing} ${nameOf(told, '')}`.trim(),
  restored: (told) => `brought the ${thing} ${nameOf(told, '')} back`,
});

export const said =
  (verb: string, after = ''): Say =>
  (told) =>
    `${verb} ${nameOf(told, 'it')}${after}`;
