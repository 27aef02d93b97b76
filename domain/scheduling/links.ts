import { invalid, NotFound } from '../kernel/errors.ts';
import { visibleTo as visibleClients } from '../clients/clients-policy.ts';
import { visibleTo as visibleProjects } from '../production/production-policy.ts';
import type { Tx } from '../kernel/transact.ts';

/**
 * The client and project that a session is for. A project brings its client along, so that nobody enters it twice.
 * @throws NotFound · InvalidInput when the project belongs to another client
 */
export async function requireLinks(
  tx: Tx,
  links: { clientId: string | null; projectId: string | null },
): Promise<{ clientId: string | null; projectId: string | null }> {
  const [client, project] = await Promise.all([
    links.clientId && tx.db.client.findFirst({ where: { AND: [visibleClients(tx.actor), { id: links.clientId }] } }),
    links.projectId && tx.db.project.findFirst({ where: { AND: [visibleProjects(tx.actor), { id: links.projectId }] } }),
  ]);
  if (links.clientId && !client) throw new NotFound('client', links.clientId);
  if (!links.projectId) return { clientId: links.clientId, projectId: null };
  if (!project) throw new NotFound('project', links.projectId);
  if (links.clientId && project.clientId && project.clientId !== links.clientId)
    throw invalid('projectId', `${project.name} belongs to another client. Choose one of this client's projects, or leave the client out.`);
  return { clientId: links.clientId ?? project.clientId, projectId: project.id };
}
