import type { Role } from '../graphql/generated/graphql.ts';
import type { Place } from './place.ts';

const found = import.meta.glob<Place>(['../*/place.ts', '!../app/place.ts'], { eager: true, import: 'default' });

export const places: readonly Place[] = Object.values(found).sort((a, b) => a.order - b.order);

export const placesFor = (role: Role | null): readonly Place[] =>
  places.filter((place) => role !== null && (place.visibleTo?.(role) ?? true));
