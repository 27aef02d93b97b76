import type { WayOutFragment } from '../graphql/generated/graphql.ts';

/** What a session asks for, as the API takes it. */
export interface Wishes {
  rooms: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string; duty: string }[];
  gear: readonly GearWishLine[];
}

export interface GearWishLine {
  id: string;
  name: string;
  kind: 'model' | 'kit' | 'unit';
  quantity: number;
}

export const gearInput = ({ id, kind, quantity }: GearWishLine) =>
  kind === 'model' ? { modelId: id, quantity } : kind === 'kit' ? { kitId: id } : { unitId: id };
export const peopleInput = ({ id, duty }: { id: string; duty: string }) => ({ personId: id, duty });

/** The wishes when a way out is taken: what stands in takes the place of what it stands in for. */
export function withWayOut(wishes: Wishes, { kind, resourceId, resourceName, insteadOfId }: WayOutFragment): Wishes {
  if (kind === 'time' || !resourceId || !insteadOfId) return wishes;
  const instead = <Line extends { id: string; name: string }>(lines: readonly Line[]): Line[] =>
    lines.map((line) => (line.id === insteadOfId ? { ...line, id: resourceId, name: resourceName ?? line.name } : line));
  if (kind === 'room') return { ...wishes, rooms: instead(wishes.rooms) };
  return kind === 'person' ? { ...wishes, people: instead(wishes.people) } : { ...wishes, gear: instead(wishes.gear) };
}
