import { z } from 'zod';
import type { Studio } from '../../prisma/generated/client/client.ts';
import { requireMergeable } from '../activity/merge-edit.ts';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { studioPolicy } from './studio-policy.ts';

const settingsInput = z.object({
  expectedVersion: field.version().optional(),
  name: field.name('studio').optional(),
  zone: field.zone().optional(),
  currency: field.currency().optional(),
  utilizationCountsBuffers: z.boolean().optional(),
  waitlistOfferMinutes: z
    .number()
    .int('Give whole minutes.')
    .min(5, 'Give people five minutes at least.')
    .max(10_080, 'At most a week.')
    .optional(),
});

/**
 * Changes the studio's name, wall clock, currency sign, how utilization is counted, and how long an offer of the waitlist stands.
 * Amounts keep their numbers when the currency changes: nothing is converted.
 * @throws InvalidInput · NotAllowed · StaleEdit
 */
export const changeStudioSettings = command('studio.change_settings', settingsInput, async (tx, { expectedVersion, ...wishes }) => {
  studioPolicy.require(tx.actor, 'keep_settings');
  await tx.db.$queryRaw`SELECT id FROM studio WHERE id = ${tx.studioId}::uuid FOR UPDATE`;
  const studio = await tx.db.studio.findUniqueOrThrow({ where: { id: tx.studioId } });
  const before = settingsOf(studio);
  const edit = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
  const after = { ...before, ...edit };
  await requireMergeable(tx, { entity: 'studio', id: studio.id, expectedVersion, before, after });
  const saved = await tx.db.studio.update({ where: { id: studio.id }, data: { ...edit, version: { increment: 1 } } });
  await record(tx, { area: 'studio', entity: 'studio', entityId: studio.id, kind: 'settings_changed', before, after: settingsOf(saved) });
  return { id: studio.id };
});

export const settingsOf = ({ name, kind, zone, currency, utilizationCountsBuffers, waitlistOfferMinutes, version }: Studio) => ({
  name,
  kind,
  zone,
  currency,
  utilizationCountsBuffers,
  waitlistOfferMinutes,
  version,
});
