import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { productionPolicy } from './production-policy.ts';
import { health, projectRef } from './project-inputs.ts';
import { changeProject, lockProject } from './project-record.ts';

/**
 * What the producer says about a project; null takes the word back. The figures may say worse, see projectHealthAt.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const reportProjectHealth = command(
  'production.reportHealth',
  z.object({ ...projectRef, health: health.nullable(), note: field.text(500).default('') }),
  async (tx, { projectId, expectedVersion, health: reportedHealth, note }) => {
    productionPolicy.require(tx.actor, 'keep_projects');
    const before = await lockProject(tx, projectId);
    const after = { ...before, reportedHealth, healthNote: reportedHealth ? note : '' };
    return changeProject(tx, { kind: 'reported_health_of', before, after, expectedVersion });
  },
);
