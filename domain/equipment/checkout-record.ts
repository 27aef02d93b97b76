import type { Checkout } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import type { TimeRange } from '../kernel/time-range.ts';

/** What a checkout or maintenance takes of its resource, as logged beside it. */
export interface Stay extends TimeRange {
  resourceId: string;
  firm: true;
  reason: 'checkout' | 'maintenance';
}

/** A checkout as changed and logged: the unit by name, and what it takes of it beside the session's own time. */
export type CheckoutRecord = Omit<Checkout, 'studioId'> & { name: string; allocations: Stay[] };

export const checkoutChange = (kind: string, before: CheckoutRecord | null, after: CheckoutRecord): ChangeEntry => ({
  area: 'equipment',
  entity: 'checkout',
  entityId: after.id,
  kind,
  before: before && { ...before },
  after: { ...after },
});

/** Stays that end at a moment: what lies after it is free again, what had not begun is gone. */
export const endedAt = (stays: readonly Stay[], at: Date): Stay[] =>
  stays.map((stay) => (stay.endsAt > at ? { ...stay, endsAt: at } : stay)).filter((stay) => stay.startsAt < stay.endsAt);
