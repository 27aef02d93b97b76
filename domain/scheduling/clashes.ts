import type { Actor } from '../kernel/actor.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Candidate } from './candidates.ts';
import { reasonWords, type Clash, type TakenReason } from './resource-taken.ts';
import { mayName, mayTitle } from './scheduling-policy.ts';

export interface Standing extends TimeRange {
  resourceId: string;
  reason: TakenReason;
  bookingId: string | null;
  title: string | null;
  clientId: string | null;
  by: string | null;
}

/** The firm allocations of these resources that overlap the range, except those of one session and of gear that is out for it. */
export const standingIn = (
  db: Pick<Tx['db'], '$queryRaw'>,
  resourceIds: readonly string[],
  { startsAt, endsAt }: TimeRange,
  exceptBookingId: string | null,
): Promise<Standing[]> => db.$queryRaw<Standing[]>`
  SELECT a.resource_id AS "resourceId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.reason::text AS reason,
    a.booking_id AS "bookingId", b.title, b.client_id AS "clientId", b.created_by_name AS by
  FROM allocation a
  LEFT JOIN booking b ON b.id = a.booking_id
  LEFT JOIN checkout c ON c.id = a.checkout_id
  WHERE a.resource_id = ANY (${resourceIds}::uuid[]) AND a.firm
    AND a.during && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
    AND (${exceptBookingId}::uuid IS NULL
      OR (a.booking_id IS DISTINCT FROM ${exceptBookingId}::uuid AND c.booking_id IS DISTINCT FROM ${exceptBookingId}::uuid))
  ORDER BY a.starts_at, a.resource_id`;

/** What stands in the way, in words that this actor may read. */
export function clashOf(actor: Actor, standing: Standing, resource: Pick<Candidate, 'name' | 'kind'>): Clash {
  const titled = standing.bookingId !== null && mayTitle(actor, standing);
  return {
    resourceId: standing.resourceId,
    resourceName: resource.name,
    resourceKind: resource.kind,
    startsAt: standing.startsAt,
    endsAt: standing.endsAt,
    reason: standing.reason,
    bookingId: titled ? standing.bookingId : null,
    what: titled ? standing.title! : standing.reason === 'session' ? 'another session' : reasonWords(standing.reason),
    by: mayName(actor, standing) ? standing.by : null,
  };
}
