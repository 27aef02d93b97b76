import type { Export } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { dayFromColumn } from '../kernel/zone.ts';

/** What the log tells: who took what out of the house. */
const exportFields = (row: Export) => ({
  records: row.records,
  firstDay: row.firstDay && dayFromColumn(row.firstDay),
  lastDay: row.lastDay && dayFromColumn(row.lastDay),
  state: row.state,
  requestedByName: row.requestedByName,
  rows: row.rows,
  fault: row.fault,
});

export const exportChange = (
  kind: 'requested' | 'finished' | 'failed' | 'cancelled',
  before: Export | null,
  after: Export,
): ChangeEntry => ({
  area: 'studio',
  entity: 'export',
  entityId: after.id,
  kind,
  before: before && exportFields(before),
  after: exportFields(after),
});
