import { Prisma } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { FindRequest } from '../finding/find-types.ts';
import { readNames } from '../finding/read-names.ts';
import { waitlistPolicy } from './waitlist-policy.ts';
import { requestOf } from './waitlist-record.ts';
import type { WaitlistState } from './waitlist-states.ts';

/** A session that keeps an offered slot. */
export interface KeptSession extends TimeRange {
  bookingId: string;
  title: string;
  rooms: string[];
}

export interface ReadOffer {
  id: string;
  offeredAt: Instant;
  endsAt: Instant;
  sessions: KeptSession[];
}

/** Somebody on the waitlist, as the studio's people see them. */
export interface WaitlistLine {
  id: string;
  title: string;
  state: WaitlistState;
  /** From 1 among those who wait or are offered something; null when it is over. */
  place: number | null;
  clientId: string | null;
  clientName: string | null;
  projectId: string | null;
  projectName: string | null;
  contactName: string;
  contact: string;
  note: string;
  request: FindRequest;
  /** Names of what the request asks for by id. */
  names: ReadonlyMap<string, string>;
  earliestAt: Instant;
  latestAt: Instant;
  createdByName: string;
  createdAt: Instant;
  version: number;
  /** What is kept for them now, or what they took. */
  offer: ReadOffer | null;
}

type Row = Omit<WaitlistLine, 'request' | 'names' | 'offer'> & { request: unknown; offer: OfferRow | null };
type OfferRow = {
  id: string;
  offeredAt: string;
  endsAt: string;
  sessions: (Omit<KeptSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[];
};

/** A list that people read; what is over is told for a while. */
const MOST = 300;
const MOST_ENDED = 50;

interface WaitlistPage {
  ended?: boolean;
  /** Only those behind this entry in the list. */
  after?: string | null | undefined;
}

/**
 * Everybody who waits, in their order; with `ended` those for whom it is over, the latest first.
 * @throws NotAllowed
 */
export async function readWaitlist(caller: Caller, { ended = false, after = null }: WaitlistPage = {}): Promise<WaitlistLine[]> {
  waitlistPolicy.require(caller.actor, 'see_waitlist');
  return read(
    caller,
    ended
      ? Prisma.sql`e.state NOT IN ('waiting', 'offered') ${behind('<', after)} ORDER BY e.created_at DESC, e.id DESC LIMIT ${MOST_ENDED}`
      : Prisma.sql`e.state IN ('waiting', 'offered') ${behind('>', after)} ORDER BY e.created_at, e.id LIMIT ${MOST}`,
  );
}

const behind = (way: '<' | '>', after: string | null): Prisma.Sql =>
  after === null
    ? Prisma.empty
    : Prisma.sql`AND (e.created_at, e.id) ${Prisma.raw(way)}
        (SELECT last.created_at, last.id FROM waitlist_entry last WHERE last.studio_id = e.studio_id AND last.id = ${after}::uuid)`;

/** @throws NotAllowed · NotFound */
export async function readWaitlistEntry(caller: Caller, id: string): Promise<WaitlistLine> {
  waitlistPolicy.require(caller.actor, 'see_waitlist');
  const [line] = await read(caller, Prisma.sql`e.id = ${id}::uuid`);
  if (!line) throw new NotFound('waitlist entry', id);
  return line;
}

async function read({ db, actor: { studioId } }: Caller, which: Prisma.Sql): Promise<WaitlistLine[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.title, e.state::text AS state, e.client_id AS "clientId", c.name AS "clientName", e.project_id AS "projectId",
      p.name AS "projectName", e.contact_name AS "contactName", e.contact, e.note, e.request, e.earliest_at AS "earliestAt",
      e.latest_at AS "latestAt", e.created_by_name AS "createdByName", e.created_at AS "createdAt", e.version,
      CASE WHEN e.state IN ('waiting', 'offered') THEN (SELECT count(*)::int FROM waitlist_entry before
        WHERE before.studio_id = e.studio_id AND before.state IN ('waiting', 'offered') AND (before.created_at, before.id) <= (e.created_at, e.id)) END AS place,
      (SELECT jsonb_build_object('id', o.id, 'offeredAt', o.offered_at, 'endsAt', o.ends_at, 'sessions', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('bookingId', b.id, 'title', b.title, 'startsAt', b.starts_at, 'endsAt', b.ends_at, 'rooms',
            ARRAY(SELECT r.name FROM booking_requirement q JOIN resource r ON r.id = q.resource_id AND r.kind = 'room'
              WHERE q.studio_id = b.studio_id AND q.booking_id = b.id ORDER BY q.position)) ORDER BY kept.position), '[]')
          FROM waitlist_offer_booking kept JOIN booking b ON b.id = kept.booking_id WHERE kept.offer_id = o.id))
        FROM waitlist_offer o WHERE o.studio_id = e.studio_id AND o.entry_id = e.id
          AND o.outcome = CASE e.state WHEN 'offered' THEN 'open'::waitlist_outcome WHEN 'accepted' THEN 'accepted' END) AS offer
    FROM waitlist_entry e
    LEFT JOIN client c ON c.id = e.client_id
    LEFT JOIN project p ON p.id = e.project_id
    WHERE e.studio_id = ${studioId}::uuid AND ${which}`;
  const requests = rows.map(({ request }) => requestOf(request));
  const names = await readNames({ db, studioId }, requests);
  return rows.map((row, index) => ({ ...row, request: requests[index]!, names, offer: row.offer && offerOf(row.offer) }));
}

const offerOf = ({ id, offeredAt, endsAt, sessions }: OfferRow): ReadOffer => ({
  id,
  offeredAt: new Date(offeredAt),
  endsAt: new Date(endsAt),
  sessions: sessions.map((one) => ({ ...one, startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) })),
});
