import { z } from 'zod';
import type { ChangeEntry } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { given } from '../kernel/given.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { productionPolicy } from './production-policy.ts';
import { health, projectFields, projectRef, stage } from './project-inputs.ts';
import { applyToProject, changeProject, lockProject, type ProjectRecord } from './project-record.ts';
import { deliveredAtAfter, placeBetween, type ProjectStage } from './project-rules.ts';

const moveProjectInput = z.object({
  ...projectRef,
  stage,
  /** The card above which it is put; null or omitted puts it last. */
  beforeProjectId: field.id('project').nullable().default(null),
  deadline: projectFields.deadline.optional(),
  health: health.nullable().optional(),
});

/**
 * Puts a project into a stage, at a place among the others there; with a deadline or health if they change with it.
 * Entering wrap delivers it.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const moveProject = command('production.move', moveProjectInput, async (tx, input) => {
  productionPolicy.require(tx.actor, 'keep_projects');
  // One move at a time in a studio: two that drop a card at the same place would otherwise get the same number.
  await tx.db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('pipeline:' || ${tx.studioId}, 0))`;
  const before = await lockProject(tx, input.projectId);
  const also: ChangeEntry[] = [];
  const position = await placeIn(tx, before, input.stage, input.beforeProjectId, also);
  const { deadline, health: reportedHealth } = input;
  const after: ProjectRecord = {
    ...before,
    ...given({ deadline, reportedHealth }),
    stage: input.stage,
    position,
    deliveredAt: deliveredAtAfter({ from: before.stage, to: input.stage, deliveredAt: before.deliveredAt, at: tx.at }),
  };
  const kind = before.stage === input.stage ? 'reordered' : 'moved';
  // Where it stood in the column is nobody's intention: two who sort the same column do not contradict one another.
  return changeProject(tx, { kind, before, after, expectedVersion: input.expectedVersion, derived: ['position', 'deliveredAt'] }, also);
});

async function placeIn(tx: Tx, project: ProjectRecord, to: ProjectStage, beforeId: string | null, also: ChangeEntry[]): Promise<number> {
  const others = await tx.db.project.findMany({
    where: { studioId: tx.studioId, stage: to, archivedAt: null, id: { not: project.id } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true },
  });
  const below = beforeId === null ? others.length : others.findIndex(({ id }) => id === beforeId);
  if (beforeId === project.id) throw invalid('beforeProjectId', 'A project cannot stand above itself. Choose another.');
  if (below < 0) throw invalid('beforeProjectId', 'That project is not in this stage any more. Look again and drop it anew.');
  const [upper, lower] = [others[below - 1]?.position ?? null, others[below]?.position ?? null];
  const isThere = project.stage === to && (upper === null || upper < project.position) && (lower === null || project.position < lower);
  if (isThere) return project.position;
  const place = placeBetween(upper, lower);
  if (place !== null) return place;
  for (const [index, { id }] of others.entries()) {
    const was = await lockProject(tx, id);
    const moved = { ...was, position: index < below ? index : index + 1 };
    const entry = await applyToProject(tx, { kind: 'reordered', before: was, after: moved });
    if (entry) also.push(entry);
  }
  return below;
}
