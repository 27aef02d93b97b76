import { z } from 'zod';
import { field } from '../kernel/input.ts';
import { CONDITIONS } from './unit-rules.ts';

export const condition = z.enum(CONDITIONS, 'Choose good, worn, faulty or broken.');
export const MAINTENANCE_KINDS = ['repair', 'inspection', 'cleaning', 'calibration', 'firmware', 'service'] as const;

export const modelFields = {
  name: field.name('model', 120),
  manufacturer: field.text(120),
  category: field.name('category', 80),
  dailyRateMinor: field.money(),
};
export const modelRef = { modelId: field.id('gear model'), expectedVersion: field.version().optional() };
export const MODEL_TWIN = 'The studio has a model of this name already. Add a unit to it, or restore it if it is archived.';

export const unitFields = {
  serial: field.text(120),
  barcode: field.name('barcode', 64),
  condition,
  location: field.text(200),
  purchasedOn: field.day().nullable(),
  purchaseCostMinor: field.money().nullable(),
};
export const unitRef = { unitId: field.id('unit'), expectedVersion: field.version().optional() };
export const BARCODE_TWIN = 'Another unit has this barcode. Scan or type the one on the label, or leave it out.';

export const kitFields = {
  name: field.name('kit', 120),
  category: field.name('category', 80),
  unitIds: z.array(field.id('unit')).max(200, 'A kit holds at most 200 units.'),
};
export const kitRef = { kitId: field.id('kit'), expectedVersion: field.version().optional() };
export const KIT_TWIN = 'The studio has a kit of this name already. Choose another.';

/** The slip on which gear leaves: to a person of the studio or to somebody named on it. */
export const slipFields = {
  personId: field.id('person').nullable().default(null),
  holderName: field.text(120).default(''),
  dueAt: field.instant(),
  /** The session it leaves for, if any. */
  bookingId: field.id('session').nullable().default(null),
  note: field.text().default(''),
};

export const maintenanceFields = {
  kind: z.enum(MAINTENANCE_KINDS, 'Choose a kind of maintenance.'),
  description: field.text(2_000).refine((text) => text !== '', 'Say what is wrong or what is to be done.'),
  expectedBackAt: field.instant(),
};
