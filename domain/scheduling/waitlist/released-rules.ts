import { gaps, type TimeRange } from '../../kernel/time-range.ts';

/** What a change of the log says that happened. */
export interface LoggedChange {
  area: string;
  entity: string;
  entityId: string;
  kind: string;
  before: unknown;
  after: unknown;
}

/** Something that can be had again; without a range at any time. */
export interface Released {
  resourceId: string;
  range: TimeRange | null;
}

interface Taking extends TimeRange {
  resourceId: string;
  firm: boolean;
}

type Fields = Record<string, unknown>;

/** Records that carry what they take, in their snapshot. */
const TAKES = new Set(['booking', 'closure', 'maintenance', 'checkout']);
/** Records that are resources, or decide what a resource can do. */
const RESOURCES = new Set(['room', 'unit', 'person']);
/** Records that nobody waits for. */
const NO_MATTER = new Set([
  'client',
  'project',
  'expense',
  'member',
  'board_link',
  'api_key',
  'webhook_endpoint',
  'invitation',
  'waitlist_entry',
  'room_need',
  'saved_view',
  'notice',
  'site',
  'gear_model',
  'import',
  'export',
  'mail',
]);

/**
 * What a change released: what was taken before and is not any more, or a resource that came back or can do more. Null when it cannot be
 * told, so that everybody is looked at: doubt costs a search, never a slot.
 */
export function releasedBy({ entity, entityId, before, after }: LoggedChange): Released[] | null {
  if (TAKES.has(entity)) return takenBefore(takings(before), takings(after));
  if (RESOURCES.has(entity)) return [{ resourceId: entityId, range: null }];
  if (entity === 'gear_kit') return [...new Set([...ids(before), ...ids(after)])].map((resourceId) => ({ resourceId, range: null }));
  return NO_MATTER.has(entity) ? [] : null;
}

/** What a change newly takes from everybody else. */
export const takenFirmlyBy = ({ entity, after }: LoggedChange): Taking[] =>
  TAKES.has(entity) ? takings(after).filter(({ firm }) => firm) : [];

const takenBefore = (had: readonly Taking[], has: readonly Taking[]): Released[] =>
  had.flatMap((one) =>
    gaps(
      one,
      has.filter(({ resourceId }) => resourceId === one.resourceId),
    ).map((range) => ({ resourceId: one.resourceId, range })),
  );

function takings(record: unknown): Taking[] {
  const { allocations } = fields(record);
  if (!Array.isArray(allocations)) return [];
  return allocations.map((one: unknown): Taking => {
    const { resourceId, startsAt, endsAt, firm } = fields(one);
    return {
      resourceId: String(resourceId),
      startsAt: new Date(startsAt as string),
      endsAt: new Date(endsAt as string),
      firm: firm !== false,
    };
  });
}

const fields = (json: unknown): Fields => (typeof json === 'object' && json !== null ? (json as Fields) : {});
const ids = (record: unknown): string[] => {
  const { unitIds } = fields(record);
  return Array.isArray(unitIds) ? unitIds.filter((id) => typeof id === 'string') : [];
};
