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

/** What a session that is already booked may do, and a new one may not. */
export interface Before {
  /** What it had: these stay when they are free. */
  held: readonly Assignment[];
  /** Whether for a unit it asked for by name or in a kit, and cannot have, any free one of the model may be found now. */
  findsStandIns: boolean;
}

export const NEW: Before = { held: [], findsStandIns: false };

const isUsable = (candidate: Candidate): boolean => !candidate.archived && !candidate.missing;

/**
 * Chooses the resources of a session: those it names, all units of its kits, and for a model the units that are free.
 * Units it had before stay when they are free; then loose ones come before those packed in a kit; then the lowest number.
 * A unit of the same model that stands in for one that dropped out stays until that one is free again.
 * @throws InvalidInput when one resource would be taken twice
 */
export function assign(
  requirements: readonly Requirement[],
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
  { held, findsStandIns }: Before = NEW,
): Choice {
  const assignments: Assignment[] = [];
  const blocked: string[] = [];
  const chosen = new Set<string>();
  const before = new Set(held.map((one) => one.resourceId));
  const isFree = (resource: Candidate): boolean => isUsable(resource) && !taken.has(resource.id);
  const hadFor = (requirementId: string, resource: Candidate): boolean =>
    held.some((one) => one.requirementId === requirementId && one.resourceId === resource.id);
  const choose = (requirementId: string, resource: Candidate) => {
    if (chosen.has(resource.id)) throw invalid('gear', `${resource.name} is chosen twice, alone and in a kit. Choose it once.`);
    chosen.add(resource.id);
    assignments.push({ requirementId, resourceId: resource.id });
    if (!isFree(resource)) blocked.push(resource.id);
  };
  const preference = (unit: Candidate) =>
    (isFree(unit) ? 0 : 4_000_000) + (before.has(unit.id) ? 0 : 2_000_000) + (unit.kitId ? 1_000_000 : 0) + (unit.number ?? 0);

  const named = new Set<string>();
  const wanting: { requirement: Requirement; own: Candidate }[] = [];
  for (const requirement of requirements)
    for (const own of askedByName(requirement, candidates, held)) {
      named.add(own.id);
      if (isFree(own)) choose(requirement.id, own);
      else wanting.push({ requirement, own });
    }
  for (const { requirement, own } of wanting) {
    const standIn = candidates
      .filter((unit) => own.modelId !== null && unit.modelId === own.modelId && isFree(unit) && !named.has(unit.id) && !chosen.has(unit.id))
      .filter((unit) => findsStandIns || hadFor(requirement.id, unit))
      .sort((a, b) => preference(a) - preference(b))[0];
    choose(requirement.id, standIn ?? own);
  }
  for (const requirement of requirements) {
    if (!requirement.modelId) continue;
    const units = candidates
      .filter((unit) => unit.modelId === requirement.modelId && !chosen.has(unit.id) && (isUsable(unit) || hadFor(requirement.id, unit)))
      .sort((a, b) => preference(a) - preference(b));
    if (units.length < requirement.quantity) throw invalid('gear', 'More of a model is asked for than the studio has left. Ask for fewer.');
    for (const unit of units.slice(0, requirement.quantity)) choose(requirement.id, unit);
  }
  return { assignments, blocked };
}

/**
 * The resource a requirement names, or the units of its kit. One that got lost from the kit is not asked for by a new session;
 * one that was booked before still wants as many as it had.
 */
function askedByName(requirement: Requirement, candidates: readonly Candidate[], held: readonly Assignment[]): Candidate[] {
  if (requirement.resourceId) return candidates.filter(({ id }) => id === requirement.resourceId);
  if (!requirement.kitId) return [];
  const units = candidates.filter(({ kitId }) => kitId === requirement.kitId);
  const present = units.filter(isUsable);
  const had = held.filter((one) => one.requirementId === requirement.id).length;
  return [...present, ...units.filter((unit) => !isUsable(unit)).slice(0, Math.max(0, had - present.length))];
}
