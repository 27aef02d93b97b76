import type { Project } from '../../prisma/generated/client/client.ts';
import { applyEdit, saveEdit } from '../activity/save-edit.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { visibleTo as visibleClients } from '../clients/clients-policy.ts';
import { visibleTo as visiblePeople } from '../crew/crew-policy.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { dayFromColumn, dayToColumn, type Day } from '../kernel/zone.ts';
import { visibleTo } from './production-policy.ts';

/** A project as it is changed and logged. */
export type ProjectRecord = Omit<Project, 'studioId' | 'deadline'> & { deadline: Day | null };

const projectRecord = ({ studioId: _studio, deadline, ...project }: Project): ProjectRecord => ({
  ...project,
  deadline: deadline && dayFromColumn(deadline),
});

/**
 * Reads a project and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockProject(tx: Tx, projectId: string): Promise<ProjectRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM project WHERE studio_id = ${tx.studioId}::uuid AND id = ${projectId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.project.findFirst({ where: { AND: [visibleTo(tx.actor), { id: projectId }] } });
  if (!found) throw new NotFound('project', projectId);
  return projectRecord(found);
}

interface ProjectChange {
  kind: string;
  before: ProjectRecord;
  after: ProjectRecord;
  expectedVersion?: number | undefined;
  derived?: readonly string[];
}

const editOf = (tx: Tx, change: ProjectChange) => ({
  area: 'production' as const,
  entity: 'project',
  ...change,
  save: ({ id, deadline, ...data }: ProjectRecord) =>
    tx.db.project.update({
      where: { studioId_id: { studioId: tx.studioId, id } },
      data: { ...data, deadline: deadline && dayToColumn(deadline) },
    }),
});

/** @throws StaleEdit */
export const changeProject = (tx: Tx, change: ProjectChange, also: ChangeEntry[] = []): Promise<{ id: string; version: number }> =>
  saveEdit(tx, { ...editOf(tx, change), also });

/** The same as a part of a larger act, which records it. */
export const applyToProject = (tx: Tx, change: ProjectChange): Promise<ChangeEntry | null> => applyEdit(tx, editOf(tx, change));

/**
 * The client and producer of a project exist, as far as the actor may know.
 * @throws NotFound · InvalidInput when the producer is archived
 */
export async function requireProjectLinks(tx: Tx, links: { clientId?: string | null; producerId?: string | null }): Promise<void> {
  const { clientId, producerId } = links;
  if (clientId) {
    const client = await tx.db.client.findFirst({ where: { AND: [visibleClients(tx.actor), { id: clientId }] }, select: { id: true } });
    if (!client) throw new NotFound('client', clientId);
  }
  if (!producerId) return;
  const producer = await tx.db.person.findFirst({
    where: { AND: [visiblePeople(tx.actor), { id: producerId }] },
    select: { resource: { select: { name: true, archivedAt: true } } },
  });
  if (!producer) throw new NotFound('person', producerId);
  if (producer.resource.archivedAt) throw invalid('producerId', `${producer.resource.name} is archived. Choose somebody else.`);
}
