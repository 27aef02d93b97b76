import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { NotFound, StepNotPossible } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { exportChange } from './export-record.ts';
import { exportStateAt, NEXT_EXPORT_STATES, type ExportState } from './export-states.ts';
import { visibleExports } from './exporting-policy.ts';

/**
 * Stops an export, or takes its file away before its time. A worker that is at it notices with its next page.
 * @throws NotFound · StepNotPossible when it is over
 */
export const cancelExport = command('exporting.cancel', z.object({ exportId: field.id('export') }), async (tx, { exportId }) => {
  await tx.db.$queryRaw`SELECT id FROM export WHERE studio_id = ${tx.studioId}::uuid AND id = ${exportId}::uuid FOR UPDATE`;
  const row = await tx.db.export.findFirst({ where: { AND: [{ id: exportId }, visibleExports(tx.actor)] } });
  if (!row) throw new NotFound('export', exportId);
  const state = exportStateAt(row, tx.at);
  const next: readonly ExportState[] = NEXT_EXPORT_STATES[state];
  if (!next.includes('cancelled')) throw new StepNotPossible('This export', state, 'cancelled', next);
  const cancelled = await tx.db.export.update({ where: { id: row.id }, data: { state: 'cancelled', endedAt: tx.at } });
  await tx.db.exportChunk.deleteMany({ where: { exportId: row.id } });
  await record(tx, exportChange('cancelled', row, cancelled));
  return { id: row.id };
});
