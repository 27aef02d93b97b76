import { listed, text, type Fields, type Named, type Names } from './told.ts';

/** One thing a session asks for, as the log keeps it. */
export interface Line {
  id: string;
  kind: Named['kind'] | 'role' | 'gone';
  name: string;
  quantity: number;
  duty: string;
}

const UNKNOWN: Record<string, string> = { resourceId: 'something', modelId: 'gear', kitId: 'a kit' };

/** What the session asks for, with names; a record that is not there any more is `gone`. */
export function linesOf(session: Fields | null, names: Names): Line[] {
  const requirements = Array.isArray(session?.requirements) ? (session.requirements as Fields[]) : [];
  return requirements.map((one) => {
    const quantity = Number(one.quantity ?? 1);
    const duty = text(one.duty);
    if (typeof one.skill === 'string') return { id: `role ${one.skill}`, kind: 'role', name: one.skill, quantity, duty };
    const field = one.modelId ? 'modelId' : one.kitId ? 'kitId' : 'resourceId';
    const id = text(one[field]);
    const named = names.of(id);
    return { id, kind: named?.kind ?? 'gone', name: named?.name ?? UNKNOWN[field]!, quantity, duty };
  });
}

export const GEAR = ['unit', 'model', 'kit'];

export const lineWords = ({ name, quantity, duty, kind }: Line): string => {
  if (kind === 'role') return quantity > 1 ? `${quantity} × ${name}` : name;
  if (kind === 'person') return duty ? `${name} (${duty})` : name;
  return quantity > 1 ? `${name} × ${quantity}` : name;
};

interface Difference {
  added: Line[];
  removed: Line[];
  changed: { was: Line; is: Line }[];
}

export function difference(before: readonly Line[], after: readonly Line[]): Difference {
  const was = new Map(before.map((line) => [line.id, line]));
  const is = new Set(after.map((line) => line.id));
  return {
    added: after.filter((line) => !was.has(line.id)),
    removed: before.filter((line) => !is.has(line.id)),
    changed: after.flatMap((line) => {
      const old = was.get(line.id);
      return old && (old.quantity !== line.quantity || old.duty !== line.duty) ? [{ was: old, is: line }] : [];
    }),
  };
}

const only = (lines: readonly Line[], kinds: readonly string[]): Line[] => lines.filter(({ kind }) => kinds.includes(kind));
const all = (lines: readonly Line[]): string => listed(lines.map(lineWords));

/** A part of a sentence about a session, which is named once and is `it` from then on. */
export type Clause = (what: string) => string;

/** How the rooms changed: `into` when one took the other's place. */
export function roomChange(
  before: readonly Line[],
  after: readonly Line[],
): { swap: { into: string; from: string } | null; clauses: Clause[] } {
  const { added, removed } = difference(only(before, ['room']), only(after, ['room']));
  if (added.length === 1 && removed.length === 1) return { swap: { into: added[0]!.name, from: removed[0]!.name }, clauses: [] };
  const clauses: Clause[] = [];
  if (added.length > 0) clauses.push((what) => `added ${all(added)} to ${what}`);
  if (removed.length > 0) clauses.push((what) => `took ${what} out of ${all(removed)}`);
  return { swap: null, clauses };
}

/** How people, gear and open roles changed. */
export function otherClauses(before: readonly Line[], after: readonly Line[]): Clause[] {
  const clauses: Clause[] = [];
  const people = difference(only(before, ['person']), only(after, ['person']));
  if (people.added.length > 0) clauses.push((what) => `put ${all(people.added)} on ${what}`);
  if (people.removed.length > 0) clauses.push((what) => `took ${listed(people.removed.map(({ name }) => name))} off ${what}`);
  for (const { is } of people.changed)
    clauses.push((what) => (is.duty ? `made ${is.name} ${is.duty} of ${what}` : `took ${is.name}’s duty in ${what} away`));
  const gear = difference(only(before, GEAR), only(after, GEAR));
  if (gear.added.length > 0) clauses.push((what) => `added ${all(gear.added)} to ${what}`);
  if (gear.removed.length > 0) clauses.push((what) => `took ${all(gear.removed)} out of ${what}`);
  for (const { was, is } of gear.changed) clauses.push((what) => `gave ${what} ${is.quantity} ${is.name} instead of ${was.quantity}`);
  const roles = difference(only(before, ['role']), only(after, ['role']));
  if (roles.added.length > 0) clauses.push((what) => `asked for ${all(roles.added)} in ${what}`);
  if (roles.removed.length > 0) clauses.push((what) => `asked for ${all(roles.removed)} in ${what} no longer`);
  for (const { was, is } of roles.changed)
    clauses.push((what) => `asked for ${is.quantity} ${is.name} in ${what} instead of ${was.quantity}`);
  return clauses;
}
