import { z } from 'zod';
import { record } from '../activity/record.ts';
import { actorKey } from '../kernel/actor.ts';
import { command } from '../kernel/command.ts';
import { invalid, NotAllowed, words } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { dayToColumn } from '../kernel/zone.ts';
import { exportChange } from './export-record.ts';
import { areaOf, EXPORT_RECORD_NAMES, labelOf, MOST_KEPT, MOST_UNDER_WAY, type ExportRecord } from './export-rules.ts';
import { exportingPolicy, recordsFor, rolesFor } from './exporting-policy.ts';

const startInput = z
  .object({
    records: z
      .array(z.enum(EXPORT_RECORD_NAMES as [ExportRecord, ...ExportRecord[]]))
      .min(1, 'Choose at least one kind of record.')
      .max(EXPORT_RECORD_NAMES.length, 'Name each kind once.')
      .refine((records) => new Set(records).size === records.length, 'Name each kind once.')
      .optional(),
    firstDay: field.day().nullable().default(null),
    lastDay: field.day().nullable().default(null),
  })
  .refine(({ firstDay, lastDay }) => !firstDay || !lastDay || firstDay <= lastDay, {
    path: ['lastDay'],
    error: 'The last day must not come before the first.',
  });

/**
 * Asks for a file of the studio's records: those kinds that are named, or all that the actor may read. A worker writes it.
 * @throws InvalidInput when too many are under way or kept · NotAllowed for what the role or the scopes do not let read
 */
export const startExport = command('exporting.start', startInput, async (tx, { records, firstDay, lastDay }) => {
  const { actor, studioId } = tx;
  exportingPolicy.require(actor, 'export');
  const readable = recordsFor(actor);
  for (const wanted of records ?? []) if (!readable.includes(wanted)) throw refusalOf(tx, wanted);
  if (readable.length === 0)
    throw new NotAllowed('Exporting records', 'a scope that reads some, such as scheduling_read', 'Ask an owner of the studio for it.');
  // Two that are asked for at one moment are counted one after the other.
  await tx.db.$queryRaw`SELECT id FROM studio WHERE id = ${studioId}::uuid FOR UPDATE`;
  if ((await tx.db.export.count({ where: { studioId, state: { in: ['waiting', 'running'] } } })) >= MOST_UNDER_WAY)
    throw invalid('', `${MOST_UNDER_WAY} exports are under way. Wait until one is done, or cancel one.`);
  if ((await tx.db.export.count({ where: { studioId, state: 'done', expiresAt: { gt: tx.at } } })) >= MOST_KEPT)
    throw invalid('', `A studio keeps at most ${MOST_KEPT} files. Cancel one that nobody needs any more.`);
  const row = await tx.db.export.create({
    data: {
      id: newId(),
      studioId,
      requestedBy: actorKey(actor),
      requestedByName: actor.name,
      role: actor.role,
      scopes: actor.kind === 'key' ? [...actor.scopes] : [],
      records: EXPORT_RECORD_NAMES.filter((name) => (records ?? readable).includes(name)),
      firstDay: firstDay && dayToColumn(firstDay),
      lastDay: lastDay && dayToColumn(lastDay),
      createdAt: tx.at,
    },
  });
  await record(tx, exportChange('requested', null, row));
  return { id: row.id };
});

function refusalOf({ actor }: Tx, wanted: ExportRecord): NotAllowed {
  const what = `Exporting ${labelOf(wanted).toLowerCase()}`;
  return rolesFor(wanted).includes(actor.role)
    ? new NotAllowed(what, `the scope ${areaOf(wanted)}_read`, 'Ask an owner of the studio for a key that has it.')
    : new NotAllowed(what, `the role ${rolesFor(wanted).map(words).join(', ')}`);
}
