import { z } from 'zod';
import type { Studio } from '../../prisma/generated/client/client.ts';
import { requireMergeable } from '../activity/merge-edit.ts';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { studioPolicy } from './studio-policy.ts';

const settingsInput = z.object({
  expectedVersion: field.version().optional(),
  name: field.name('studio').optional(),
  zone: field.zone().optional(),
  currency: field.currency().optional(),
  utilizationCountsBuffers: z.boolean().optional(),
  /** Null for holds that never lapse by themselves. */
  holdDays: z
    .number()
    .int('Give whole days.')
    .min(1, 'A hold stands for a day at least.')
    .max(365, 'At most 365 days.')
    .nullable()
    .optional(),
  challengeHours: z.number().int('Give whole hours.').min(1, 'Give at least an hour.').max(720, 'At most 720 hours.').optional(),
  confirmingReleasesHolds: z.boolean().optional(),
  /** Null: nobody is missed. */
  noShowAfterMinutes: z
    .number()
    .int('Give whole minutes.')
    .min(5, 'Give people five minutes at least.')
    .max(720, 'At most 720 minutes.')
    .nullable()
    .optional(),
  noShowReleases: z.boolean().optional(),
  /** How far ahead series without an end are booked. */
  seriesMonthsAhead: z
    .number()
    .int('Give whole months.')
    .min(1, 'Look ahead a month at least.')
    .max(24, 'Look ahead 24 months at most.')
    .optional(),
});

/**
 * Changes the studio's name, wall clock, currency sign, how utilization is counted, and how holds and those who do not come are treated.
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
  if (after.noShowReleases && after.noShowAfterMinutes === null)
    throw invalid('noShowAfterMinutes', 'Say after how many minutes a session counts as a no-show, or let boards only tell.');
  await requireMergeable(tx, { entity: 'studio', id: studio.id, expectedVersion, before, after });
  const saved = await tx.db.studio.update({ where: { id: studio.id }, data: { ...edit, version: { increment: 1 } } });
  await record(tx, { area: 'studio', entity: 'studio', entityId: studio.id, kind: 'settings_changed', before, after: settingsOf(saved) });
  return { id: studio.id };
});

export const settingsOf = ({ id: _id, revision: _revision, demo: _demo, createdAt: _createdAt, ...settings }: Studio) => settings;
