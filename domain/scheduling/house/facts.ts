import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import { plusDays, type Day } from '../../kernel/zone.ts';
import type { BookingRecord } from '../booking-record.ts';
import { takenBy } from '../booking-rules.ts';
import type { BookingState } from '../booking-states.ts';
import type { Candidate } from '../candidates.ts';
import type { Standing } from '../clashes.ts';
import type { OpenHours, RoomKind } from '../room-rules.ts';
import { USUAL_POLICY, type BookingPolicy } from './house-defaults-rules.ts';
import type { Rule, RuleKind } from './house-rules.ts';
import type { HoursException, RoomHours } from './hours-rules.ts';
import { pairsWith, type PairState, type PairVerdict, type StatePairs } from './state-pair-rules.ts';
import type { TimeBlock } from './time-block-rules.ts';

/** Something that stands where the session wants to be, firm or not. */
export interface Beside extends Standing {
  firm: boolean;
  /** Of a session: its state, and since when it stands there, in what rank. */
  state: BookingState | null;
  since: Date | null;
  holdRank: number | null;
}

/** Everything that decides about one session beside itself: what stands there, and what the house asks. */
export interface Facts {
  zone: string;
  policy: BookingPolicy;
  pairs: StatePairs;
  /** The studio's own rules that could concern it. */
  rules: Rule<RuleKind>[];
  hoursOf(roomId: string): RoomHours;
  blocks: TimeBlock[];
  sessionType: { name: string; roomKinds: RoomKind[] } | null;
  /** Whatever overlaps it in anything it could take; of what is not firm only what is named: units of a model are chosen late. */
  beside: Beside[];
}

/** Exceptions this far around the session are known, so that another day can be found. */
const DAYS_AROUND = 120;

export type RuleRow = Omit<Rule<RuleKind>, 'startsAt' | 'endsAt'> & { startsAt: string | null; endsAt: string | null };

interface FactsRow {
  zone: string;
  policy: BookingPolicy | null;
  pairs: { standing: PairState; wanted: PairState; verdict: PairVerdict }[];
  rules: RuleRow[];
  hours: (OpenHours & { roomId: string })[];
  exceptions: HoursException[];
  blocks: TimeBlock[];
  sessionType: { name: string; roomKinds: RoomKind[] } | null;
  beside: (Omit<Beside, 'startsAt' | 'endsAt' | 'since'> & { startsAt: string; endsAt: string; since: string | null })[];
}

/**
 * What concerns a session that wants something, in one statement; the resources are locked, so it stays true until commit.
 * `until`: of several that are alike, when the last of them begins.
 */
export async function readFacts(
  tx: Tx,
  booking: BookingRecord,
  candidates: readonly Candidate[],
  until: Date = booking.startsAt,
): Promise<Facts> {
  const range = takenBy(booking) ?? booking;
  const roomIds = candidates.filter(({ kind }) => kind === 'room').map(({ id }) => id);
  const { studioId } = tx;
  const [near, far]: Day[] = [booking.startsAt, until].map((at) => at.toISOString().slice(0, 10));
  const [row] = await tx.db.$queryRaw<FactsRow[]>`
    SELECT s.zone,
      ${POLICY_OF_STUDIO} AS policy,
      ${listOf(Prisma.sql`jsonb_build_object('standing', standing, 'wanted', wanted, 'verdict', verdict)`, Prisma.sql`state_pair WHERE studio_id = s.id`)} AS pairs,
      ${rulesFor(booking.clientId, booking.sessionTypeId)} AS rules,
      ${listOf(
        Prisma.sql`jsonb_build_object('roomId', room_id, 'weekday', weekday, 'opensMinute', opens_minute, 'closesMinute', closes_minute)`,
        Prisma.sql`opening_hours WHERE studio_id = s.id AND room_id = ANY (${roomIds}::uuid[])`,
        Prisma.sql`weekday, opens_minute`,
      )} AS hours,
      ${listOf(
        Prisma.sql`jsonb_build_object('roomId', room_id, 'name', name, 'firstDay', first_day, 'lastDay', last_day,
          'opensMinute', opens_minute, 'closesMinute', closes_minute)`,
        Prisma.sql`hours_exception WHERE studio_id = s.id AND (room_id IS NULL OR room_id = ANY (${roomIds}::uuid[]))
          AND last_day >= ${plusDays(near!, -DAYS_AROUND)}::date AND first_day <= ${plusDays(far!, DAYS_AROUND)}::date`,
      )} AS exceptions,
      ${BLOCKS_OF_STUDIO} AS blocks,
      (SELECT jsonb_build_object('name', name, 'roomKinds', room_kinds) FROM session_type
        WHERE studio_id = s.id AND id = ${booking.sessionTypeId}::uuid) AS "sessionType",
      ${besideOf(booking, candidates, range)} AS beside
    FROM studio s WHERE s.id = ${studioId}::uuid`;
  if (!row) throw new Error(`Studio ${studioId} does not exist.`);
  const hoursOf = (roomId: string): RoomHours => ({
    openingHours: row.hours.filter((one) => one.roomId === roomId),
    exceptions: row.exceptions.filter((one) => one.roomId === null || one.roomId === roomId),
  });
  return {
    zone: row.zone,
    policy: row.policy ?? USUAL_POLICY,
    pairs: pairsWith(row.pairs),
    rules: row.rules.map(ruleWithDates),
    hoursOf,
    blocks: row.blocks,
    sessionType: row.sessionType,
    beside: row.beside.map((one) => ({ ...one, startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt), since: dateOf(one.since) })),
  };
}

export const ruleWithDates = (rule: RuleRow): Rule<RuleKind> => ({
  ...rule,
  startsAt: dateOf(rule.startsAt),
  endsAt: dateOf(rule.endsAt),
});

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const listOf = (what: Prisma.Sql, from: Prisma.Sql, order: Prisma.Sql = Prisma.sql`1`): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(jsonb_agg(${what} ORDER BY ${order}), '[]') FROM ${from})`;

const RULE = Prisma.sql`jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind, 'effect', r.effect, 'binds', r.binds,
  'roomId', r.room_id, 'roomKind', r.room_kind, 'sessionTypeId', r.session_type_id, 'clientId', r.client_id,
  'minutes', r.minutes, 'minMinutes', r.min_minutes, 'maxMinutes', r.max_minutes, 'startsAt', r.starts_at, 'endsAt', r.ends_at,
  'quotaMost', r.quota_most, 'quotaUnit', r.quota_unit, 'quotaPeriod', r.quota_period, 'quotaOf', r.quota_of)`;

/** A block as the rules know it. */
export const BLOCK = Prisma.sql`jsonb_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'startsMinute', b.starts_minute,
  'endsMinute', b.ends_minute, 'slotMinutes', b.slot_minutes, 'weekdays', b.weekdays, 'priceMinor', b.price_minor, 'position', b.position,
  'roomIds', ARRAY(SELECT room_id FROM time_block_room WHERE studio_id = b.studio_id AND block_id = b.id))`;

/** Parts of a statement that has the studio as `s`. */
export const BLOCKS_OF_STUDIO = listOf(
  BLOCK,
  Prisma.sql`time_block b WHERE b.studio_id = s.id AND b.archived_at IS NULL`,
  Prisma.sql`b.position, b.id`,
);
export const POLICY_OF_STUDIO = Prisma.sql`(SELECT jsonb_build_object('outsideHoursStaff', outside_hours_staff,
  'outsideHoursClients', outside_hours_clients, 'inPast', in_past) FROM booking_policy WHERE studio_id = s.id)`;
export const rulesFor = (clientId: string | null, sessionTypeId: string | null): Prisma.Sql =>
  listOf(
    RULE,
    Prisma.sql`booking_rule r WHERE r.studio_id = s.id AND r.archived_at IS NULL
      AND (r.client_id IS NULL OR r.client_id = ${clientId}::uuid)
      AND (r.session_type_id IS NULL OR r.session_type_id = ${sessionTypeId}::uuid)`,
    Prisma.sql`r.created_at, r.id`,
  );

/** What a session names: itself or by its kit. */
export function namedIdsOf({ requirements }: Pick<BookingRecord, 'requirements'>, candidates: readonly Candidate[]): string[] {
  const kits = new Set(requirements.flatMap(({ kitId }) => kitId ?? []));
  const named = new Set(requirements.flatMap(({ resourceId }) => resourceId ?? []));
  return candidates.filter((one) => named.has(one.id) || (one.kitId !== null && kits.has(one.kitId))).map((one) => one.id);
}

function besideOf({ id, requirements }: BookingRecord, candidates: readonly Candidate[], { startsAt, endsAt }: TimeRange): Prisma.Sql {
  const ids = candidates.map((candidate) => candidate.id);
  const loose = namedIdsOf({ requirements }, candidates);
  const range = Prisma.sql`tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
  // One part for each of the two indexes over what is taken.
  return Prisma.sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('resourceId', a.resource_id, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'reason', a.reason,
      'firm', a.firm, 'bookingId', a.booking_id, 'title', b.title, 'clientId', b.client_id, 'by', b.created_by_name, 'state', b.state,
      'since', b.created_at, 'holdRank', b.hold_rank)
      ORDER BY a.starts_at, a.resource_id), '[]')
    FROM (
      SELECT * FROM allocation WHERE resource_id = ANY (${ids}::uuid[]) AND firm AND during && ${range}
      UNION ALL
      SELECT taken.* FROM allocation taken JOIN booking_requirement q ON q.studio_id = taken.studio_id AND q.id = taken.requirement_id AND q.model_id IS NULL
      WHERE taken.resource_id = ANY (${loose}::uuid[]) AND NOT taken.firm AND taken.during && ${range}
    ) a
    LEFT JOIN booking b ON b.id = a.booking_id
    LEFT JOIN checkout c ON c.id = a.checkout_id
    WHERE a.booking_id IS DISTINCT FROM ${id}::uuid AND c.booking_id IS DISTINCT FROM ${id}::uuid)`;
}
