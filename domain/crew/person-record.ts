import { saveEdit } from '../activity/save-edit.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { visibleTo } from './crew-policy.ts';

/** A person as changed and logged: the resource that sessions take, and the person it is. */
export interface PersonRecord {
  id: string;
  name: string;
  archivedAt: Date | null;
  createdAt: Date;
  version: number;
  jobTitle: string;
  engagement: 'staff' | 'freelance';
  email: string;
  phone: string;
  skills: string[];
  hourlyCostMinor: number;
}

/**
 * Reads a person and locks them until commit.
 * @throws NotFound also when the actor may not see them
 */
export async function lockPerson(tx: Tx, personId: string): Promise<PersonRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM resource WHERE studio_id = ${tx.studioId}::uuid AND id = ${personId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.person.findFirst({ where: { AND: [visibleTo(tx.actor), { id: personId }] }, include: { resource: true } });
  if (!found) throw new NotFound('person', personId);
  const { resource, studioId: _studio, ...person } = found;
  const { name, archivedAt, createdAt, version } = resource;
  return { ...person, name, archivedAt, createdAt, version };
}

/** @throws StaleEdit */
export const changePerson = (
  tx: Tx,
  change: { kind: string; before: PersonRecord; after: PersonRecord; expectedVersion?: number | undefined },
): Promise<{ id: string; version: number }> =>
  saveEdit(tx, {
    area: 'crew',
    entity: 'person',
    ...change,
    save: async ({ id, name, archivedAt, createdAt: _created, version, ...data }) => {
      const where = { studioId_id: { studioId: tx.studioId, id } };
      await tx.db.resource.update({ where, data: { name, archivedAt, version } });
      await tx.db.person.update({ where, data });
    },
  });
