import { PROJECT_STAGES, type ProjectStage } from '../../domain/production/project-rules.ts';

export interface Placed {
  id: string;
  stage: ProjectStage;
  position: number;
}

/** Where a card is put: in a stage, above another card or, with null, last. */
export interface Place {
  stage: ProjectStage;
  beforeId: string | null;
}

const byPlace = (a: Placed, b: Placed): number => a.position - b.position || (a.id < b.id ? -1 : 1);

/** The cards of each stage in order, with those that somebody is moving put where they will be. */
export function arrange<Card extends Placed>(cards: readonly Card[], moved: ReadonlyMap<string, Place>): Record<ProjectStage, Card[]> {
  const columns = Object.fromEntries(
    PROJECT_STAGES.map((stage) => [stage, cards.filter((card) => card.stage === stage && !moved.has(card.id)).sort(byPlace)]),
  ) as Record<ProjectStage, Card[]>;
  for (const [id, { stage, beforeId }] of moved) {
    const card = cards.find((one) => one.id === id);
    if (!card) continue;
    const at = columns[stage].findIndex((one) => one.id === beforeId);
    columns[stage].splice(at < 0 ? columns[stage].length : at, 0, card);
  }
  return columns;
}

/** Where a card is now. */
export function placeOf<Card extends Placed>(columns: Record<ProjectStage, Card[]>, id: string): (Place & { index: number }) | null {
  for (const stage of PROJECT_STAGES) {
    const index = columns[stage].findIndex((card) => card.id === id);
    if (index >= 0) return { stage, index, beforeId: columns[stage][index + 1]?.id ?? null };
  }
  return null;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The place one step away; null at the edge. Going sideways a card keeps its height where the column is long enough. */
export function step<Card extends Placed>(columns: Record<ProjectStage, Card[]>, id: string, direction: Direction): Place | null {
  const now = placeOf(columns, id);
  if (!now) return null;
  const { stage, index } = now;
  if (direction === 'up') return index > 0 ? { stage, beforeId: columns[stage][index - 1]!.id } : null;
  if (direction === 'down') return index < columns[stage].length - 1 ? { stage, beforeId: columns[stage][index + 2]?.id ?? null } : null;
  const next = PROJECT_STAGES[PROJECT_STAGES.indexOf(stage) + (direction === 'right' ? 1 : -1)];
  return next ? { stage: next, beforeId: columns[next][index]?.id ?? null } : null;
}

/** The card that the focus goes to from another: up and down within a column, sideways to the nearest column that has cards. */
export function neighbour<Card extends Placed>(columns: Record<ProjectStage, Card[]>, id: string, direction: Direction): string | null {
  const now = placeOf(columns, id);
  if (!now) return null;
  const { stage, index } = now;
  if (direction === 'up' || direction === 'down') return columns[stage][index + (direction === 'up' ? -1 : 1)]?.id ?? null;
  const by = direction === 'right' ? 1 : -1;
  for (let at = PROJECT_STAGES.indexOf(stage) + by; at >= 0 && at < PROJECT_STAGES.length; at += by) {
    const column = columns[PROJECT_STAGES[at]!];
    if (column.length > 0) return column[Math.min(index, column.length - 1)]!.id;
  }
  return null;
}
