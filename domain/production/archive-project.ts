import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { productionPolicy } from './production-policy.ts';
import { projectRef } from './project-inputs.ts';
import { changeProject, lockProject } from './project-record.ts';

// Both throw NotAllowed · NotFound · StaleEdit. A repeat changes nothing.

/** Takes a project off the pipeline and out of choices; its sessions and figures stay. */
export const archiveProject = command('production.archive', z.object(projectRef), async (tx, { projectId, expectedVersion }) => {
  productionPolicy.require(tx.actor, 'keep_projects');
  const before = await lockProject(tx, projectId);
  return changeProject(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/** Brings an archived project back to its stage. */
export const restoreProject = command('production.restore', z.object(projectRef), async (tx, { projectId, expectedVersion }) => {
  productionPolicy.require(tx.actor, 'keep_projects');
  const before = await lockProject(tx, projectId);
  return changeProject(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
