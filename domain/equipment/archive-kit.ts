import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { requireKitUnbooked } from '../scheduling/still-booked.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { kitRef } from './gear-inputs.ts';
import { changeKit, lockKit } from './kit-record.ts';

/**
 * Unpacks a kit and takes it out of lists and choices; its units are on their own again.
 * @throws NotAllowed · NotFound · StaleEdit · StillBooked, naming the sessions to come
 */
export const archiveKit = command('equipment.archiveKit', z.object(kitRef), async (tx, { kitId, expectedVersion }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const before = await lockKit(tx, kitId);
  await requireKitUnbooked(tx, before);
  const after = { ...before, archivedAt: before.archivedAt ?? tx.at, unitIds: [] };
  return changeKit(tx, { kind: 'archived', before, after, expectedVersion });
});

/**
 * Brings an archived kit back, empty.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const restoreKit = command('equipment.restoreKit', z.object(kitRef), async (tx, { kitId, expectedVersion }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const before = await lockKit(tx, kitId);
  return changeKit(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
