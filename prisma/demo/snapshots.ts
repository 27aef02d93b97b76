import type { Resource } from '../generated/client/client.ts';

/** A record as the change log keeps it: its fields, without the studio that every row carries. */
export function snapshot(row: object, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { studioId: _studio, ...fields } = row as Record<string, unknown>;
  return { ...fields, ...more };
}

/** A room, unit or person with the resource it is. */
export const resourceSnapshot = (resource: Resource, row: object, more: Record<string, unknown> = {}): Record<string, unknown> => {
  const { kind: _kind, ...fields } = snapshot(resource);
  return { ...fields, ...snapshot(row), ...more };
};
