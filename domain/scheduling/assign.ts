import { invalid } from '../kernel/errors.ts';
import type { Requirement } from './booking-record.ts';
import type { Candidate } from './candidates.ts';

export interface Assignment {
  requirementId: string;
  resourceId: string;
}

export interface Choice {
  assignments: Assignment[];
  /** Resources that had to be chosen although something stands in the way. */
  blocked: string[];
}

/**
 * Chooses the resources of a session: those it names, all units of its kits, and for a model the units that are free.
 * Units it had before stay when they are free; then loose ones come before those packed in a kit; then the lowest number.
 * @throws InvalidInput when one resource would be taken twice
 */
export function assign(
  requirements: readonly Requirement[],
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
  before: ReadonlySet<string> = new Set(),
): Choice {
  const assignments: Assignment[] = [];
  const chosen = new Set<string>();
  const choose = (requirementId: string, resource: Candidate) => {
    if (chosen.has(resource.id)) throw invalid('gear', `${resource.name} is chosen twice, alone and in a kit. Choose it once.`);
    chosen.add(resource.id);
    assignments.push({ requirementId, resourceId: resource.id });
  };
  for (const requirement of requirements) {
    if (requirement.resourceId) for (const resource of candidates) if (resource.id === requirement.resourceId) choose(requirement.id, resource);
    if (requirement.kitId)
      for (const unit of candidates) if (unit.kitId === requirement.kitId && !unit.archived && !unit.missing) choose(requirement.id, unit);
  }
  for (const requirement of requirements) {
    if (!requirement.modelId) continue;
    const preference = (unit: Candidate) =>
      (taken.has(unit.id) ? 4_000_000 : 0) + (before.has(unit.id) ? 0 : 2_000_000) + (unit.kitId ? 1_000_000 : 0) + (unit.number ?? 0);
    const units = candidates
      .filter((unit) => unit.modelId === requirement.modelId && !unit.archived && !unit.missing && !chosen.has(unit.id))
      .sort((a, b) => preference(a) - preference(b));
    if (units.length < requirement.quantity) throw invalid('gear', 'More of a model is asked for than the studio has left. Ask for fewer.');
    for (const unit of units.slice(0, requirement.quantity)) choose(requirement.id, unit);
  }
  return { assignments, blocked: assignments.map(({ resourceId }) => resourceId).filter((id) => taken.has(id)) };
}
