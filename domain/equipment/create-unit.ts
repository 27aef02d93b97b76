import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { dayToColumn } from '../kernel/zone.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { BARCODE_TWIN, unitFields } from './gear-inputs.ts';
import { lockModel } from './model-record.ts';
import type { UnitRecord } from './unit-record.ts';
import { unitName } from './unit-rules.ts';

const createUnitInput = z.object({
  modelId: field.id('gear model'),
  serial: unitFields.serial.default(''),
  /** Omitted: a new one is made, to be printed on a label. */
  barcode: unitFields.barcode.optional(),
  condition: unitFields.condition.default('good'),
  location: unitFields.location.default(''),
  purchasedOn: unitFields.purchasedOn.default(null),
  purchaseCostMinor: unitFields.purchaseCostMinor.default(null),
});

/**
 * Adds one item of a model under the model's next number.
 * @throws InvalidInput, also when the barcode is taken or the model archived · NotAllowed · NotFound
 */
export const createUnit = command('equipment.createUnit', createUnitInput, async (tx, { modelId, barcode, ...input }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const model = await lockModel(tx, modelId);
  if (model.archivedAt) throw invalid('modelId', `${model.name} is archived. Restore it first or choose another.`);
  // A number is never used twice, so that a label stays true after its unit was retired.
  const last = await tx.db.gearUnit.findFirst({
    where: { studioId: tx.studioId, modelId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  const unit: UnitRecord = {
    id: newId(),
    name: unitName(model.name, number),
    archivedAt: null,
    createdAt: tx.at,
    version: 1,
    modelId,
    number,
    ...input,
    barcode: barcode ?? newBarcode(),
    missingAt: null,
  };
  const { id, name, createdAt, archivedAt: _archived, version: _version, purchasedOn, ...fields } = unit;
  await tx.db.resource.create({ data: { id, studioId: tx.studioId, kind: 'unit', name, createdAt } });
  const write = tx.db.gearUnit.create({
    data: { id, studioId: tx.studioId, ...fields, purchasedOn: purchasedOn && dayToColumn(purchasedOn) },
  });
  await refusingTwin(write, 'barcode', BARCODE_TWIN);
  await record(tx, { area: 'equipment', entity: 'unit', entityId: id, kind: 'created', before: null, after: { ...unit } });
  return { id, version: 1 };
});

// Crockford's base 32: no letters that are read as digits. 40 random bits: two alike in a studio are refused, and unlikely.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newBarcode = (): string => `CB-${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
