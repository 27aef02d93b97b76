import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { dayToColumn } from '../kernel/zone.ts';
import { productionPolicy } from './production-policy.ts';
import { projectFields, stage } from './project-inputs.ts';
import { requireProjectLinks, type ProjectRecord } from './project-record.ts';
import { deliveredAtAfter } from './project-rules.ts';

const createProjectInput = z.object({
  name: projectFields.name,
  clientId: projectFields.clientId.default(null),
  producerId: projectFields.producerId.default(null),
  brief: projectFields.brief.default(''),
  deadline: projectFields.deadline.default(null),
  budgetMinor: projectFields.budgetMinor.default(null),
  stage: stage.default('development'),
});

/**
 * Starts a project, at the end of its stage's column.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const createProject = command('production.create', createProjectInput, async (tx, input) => {
  productionPolicy.require(tx.actor, 'keep_projects');
  await requireProjectLinks(tx, input);
  const last = await tx.db.project.findFirst({
    where: { studioId: tx.studioId, stage: input.stage },
    orderBy: { position: 'desc' },
    select: { position: true },
  });
  const project: ProjectRecord = {
    id: newId(),
    ...input,
    deliveredAt: deliveredAtAfter({ from: 'development', to: input.stage, deliveredAt: null, at: tx.at }),
    reportedHealth: null,
    healthNote: '',
    position: (last?.position ?? 0) + 1,
    createdAt: tx.at,
    archivedAt: null,
    version: 1,
  };
  const deadline = project.deadline && dayToColumn(project.deadline);
  await tx.db.project.create({ data: { ...project, deadline, studioId: tx.studioId } });
  await record(tx, { area: 'production', entity: 'project', entityId: project.id, kind: 'created', before: null, after: project });
  return { id: project.id, version: 1 };
});
