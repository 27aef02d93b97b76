import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { Requirement } from '../booking-record.ts';

export type LineKind = 'rooms' | 'people' | 'gear' | 'roles';
export const LINE_KINDS = ['rooms', 'people', 'gear', 'roles'] as const satisfies LineKind[];

export type KindOf = (line: Requirement) => LineKind;

/** Tells of each line whether it asks for a room, a person, gear or a role. */
export async function readLineKinds(tx: Pick<Tx, 'db'>, studioId: string, lines: readonly Requirement[]): Promise<KindOf> {
  const ids = [...new Set(lines.flatMap(({ resourceId }) => resourceId ?? []))];
  const resources = await tx.db.resource.findMany({ where: { studioId, id: { in: ids } }, select: { id: true, kind: true } });
  const kinds = new Map(resources.map(({ id, kind }) => [id, kind]));
  return ({ resourceId, skill }) => {
    if (skill !== null) return 'roles';
    const kind = resourceId === null ? 'unit' : kinds.get(resourceId);
    return kind === 'room' ? 'rooms' : kind === 'person' ? 'people' : 'gear';
  };
}

const contentOf = ({ resourceId, modelId, kitId, skill, quantity, duty }: Requirement): string =>
  JSON.stringify([resourceId, modelId, kitId, skill, quantity, duty]);

/** Whether two sets of lines ask for the same, in whatever order. */
export function asksForTheSame(a: readonly Requirement[], b: readonly Requirement[]): boolean {
  const contents = (lines: readonly Requirement[]): string => lines.map(contentOf).sort().join();
  return contents(a) === contents(b);
}

/**
 * The lines of a session when its series changed from some lines to others: of each kind that the session has as the series had it, the new
 * ones; of a kind that somebody changed by hand, its own. A line that asks for the same thing keeps its id, and so its units.
 */
export function followedLines(
  own: readonly Requirement[],
  before: readonly Requirement[],
  after: readonly Requirement[],
  kindOf: KindOf,
): Requirement[] | null {
  const of = (lines: readonly Requirement[], kind: LineKind): Requirement[] => lines.filter((line) => kindOf(line) === kind);
  const following = LINE_KINDS.filter(
    (kind) => !asksForTheSame(of(before, kind), of(after, kind)) && asksForTheSame(of(own, kind), of(before, kind)),
  );
  if (following.length === 0) return null;
  const lines = LINE_KINDS.flatMap((kind) => of(following.includes(kind) ? after : own, kind));
  return lines.map((line, position) => ({ ...line, id: own.find((had) => sameThing(had, line))?.id ?? newId(), position }));
}

const sameThing = (a: Requirement, b: Requirement): boolean =>
  a.resourceId === b.resourceId && a.modelId === b.modelId && a.kitId === b.kitId && a.skill === b.skill;
