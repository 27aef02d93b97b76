import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { productionPolicy } from './production-policy.ts';
import { projectFields, projectRef } from './project-inputs.ts';
import { changeProject, lockProject, requireProjectLinks } from './project-record.ts';

/**
 * Changes what a project is called, for whom, by whom, with what deadline and budget; what is left out stays.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editProject = command(
  'production.edit',
  z.object({ ...projectRef, ...z.object(projectFields).partial().shape }),
  async (tx, { projectId, expectedVersion, ...fields }) => {
    productionPolicy.require(tx.actor, 'keep_projects');
    // Who may not see a budget may not overwrite one.
    if (fields.budgetMinor !== undefined) productionPolicy.require(tx.actor, 'see_project_money');
    const before = await lockProject(tx, projectId);
    const after = { ...before, ...given(fields) };
    await requireProjectLinks(tx, {
      clientId: after.clientId === before.clientId ? null : after.clientId,
      producerId: after.producerId === before.producerId ? null : after.producerId,
    });
    return changeProject(tx, { kind: 'edited', before, after, expectedVersion });
  },
);
