import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { productionPolicy } from './production-policy.ts';
import { projectFields, projectRef } from './project-inputs.ts';
import { changeProject, lockProject } from './project-record.ts';

/**
 * Sets or clears the last day on which delivery is on time.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const setProjectDeadline = command(
  'production.setDeadline',
  z.object({ ...projectRef, deadline: projectFields.deadline }),
  async (tx, { projectId, expectedVersion, deadline }) => {
    productionPolicy.require(tx.actor, 'keep_projects');
    const before = await lockProject(tx, projectId);
    return changeProject(tx, { kind: 'set_deadline_of', before, after: { ...before, deadline }, expectedVersion });
  },
);
