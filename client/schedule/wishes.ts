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

/** The wishes when a way out is taken: everything that stands in takes the place of what it stands in for. */
export function withWayOut({ rooms, people, gear }: Wishes, { swaps }: Pick<WayOutFragment, 'swaps'>): Wishes {
  const instead = <Line extends { id: string; name: string }>(lines: readonly Line[]): Line[] =>
    lines.map((line) => {
      const swap = swaps.find(({ insteadOfId }) => insteadOfId === line.id);
      return swap ? { ...line, id: swap.resourceId, name: swap.resourceName } : line;
    });
  return { rooms: instead(rooms), people: instead(people), gear: instead(gear) };
}
