import { dayFromColumn } from '../../domain/kernel/zone.ts';
import type { Resource } from '../generated/client/client.ts';

/** Columns of calendar days; the log has them as days. */
const DAYS = new Set(['purchasedOn', 'spentOn', 'deadline']);

export const withoutStudio = <Row extends { studioId: string }>({ studioId: _studio, ...fields }: Row): Omit<Row, 'studioId'> => fields;

/** A record as the change log keeps it: its fields, without the studio that every row carries. */
export function snapshot(row: object, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { studioId: _studio, ...fields } = row as Record<string, unknown>;
  for (const field of DAYS) if (fields[field] instanceof Date) fields[field] = dayFromColumn(fields[field]);
  return { ...fields, ...more };
}

/** A room, unit or person with what it has of the resource it is. */
export function resourceSnapshot(resource: Resource, row: object, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { name, archivedAt, createdAt, version } = resource;
  return { ...snapshot(row), name, archivedAt, createdAt, version, ...more };
}
