import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { Asking, QuotaPeriod, Rule, Wish } from './house-rules.ts';
import { periodOf, subjectOf } from './quota-rules.ts';

/** Periods around the session that are looked at, so that a free one can be found. */
const BEFORE = 1;
const AFTER = 4;
const DAYS: Record<QuotaPeriod, number> = { day: 1, week: 7, month: 31 };

/** Sessions of the same act: what they were does not count, and those that are wanted count by when they will be. */
export interface Alongside {
  ids: readonly string[];
  ranges: readonly TimeRange[];
}

/**
 * What counts for each quota already, for whom this session is. Two sessions that would share the last place wait for one another here:
 * a lock for each quota and subject, taken in id order after the resources, as everybody does.
 */
export async function readQuotaCounts(
  tx: Tx,
  rules: readonly Rule[],
  wish: Wish,
  zone: string,
  alongside: Alongside,
): Promise<Asking['counted']> {
  const quotas = rules
    .filter(({ id, kind, quotaOf }) => kind === 'quota' && id !== null && subjectOf(quotaOf!, wish) !== null)
    .sort((a, b) => (a.id! < b.id! ? -1 : 1));
  if (quotas.length === 0) return new Map();
  const keys = quotas.map((rule) => `quota ${rule.id} ${subjectOf(rule.quotaOf!, wish)}`);
  for (const key of keys) await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const windows = quotas.map((rule) => aroundOf(wish, rule.quotaPeriod!, zone));
  const parts = quotas.map((rule, index) => countedFor(tx, rule, wish, windows[index]!, alongside.ids));
  const rows = await tx.db.$queryRaw<(TimeRange & { ruleId: string })[]>`${Prisma.join(parts, ' UNION ALL ')}`;
  return new Map(
    quotas.map(({ id }, index) => {
      const known = windows[index]!;
      const own = alongside.ranges.filter(({ startsAt }) => known.startsAt <= startsAt && startsAt < known.endsAt);
      return [id, { known, sessions: [...rows.filter(({ ruleId }) => ruleId === id), ...own] }];
    }),
  );
}

function aroundOf(wish: TimeRange, period: QuotaPeriod, zone: string): TimeRange {
  const shifted = (periods: number): TimeRange => periodOf(new Date(+wish.startsAt + periods * DAYS[period] * 86_400_000), period, zone);
  return { startsAt: shifted(-BEFORE).startsAt, endsAt: shifted(AFTER).endsAt };
}

/** Sessions that still want their time, by when they begin; those that are off have given their place back. */
function countedFor(tx: Tx, rule: Rule, wish: Wish, window: TimeRange, exceptIds: readonly string[]): Prisma.Sql {
  const subject = subjectOf(rule.quotaOf!, wish);
  const of =
    rule.quotaOf === 'client'
      ? Prisma.sql`b.client_id = ${subject}::uuid`
      : rule.quotaOf === 'project'
        ? Prisma.sql`b.project_id = ${subject}::uuid`
        : Prisma.sql`b.created_by = ${subject}`;
  return Prisma.sql`
    SELECT ${rule.id} AS "ruleId", b.starts_at AS "startsAt", b.ends_at AS "endsAt" FROM booking b
    WHERE b.studio_id = ${tx.studioId}::uuid AND ${of} AND b.id <> ALL (${exceptIds}::uuid[]) AND b.state NOT IN ('cancelled', 'no_show')
      AND b.starts_at >= ${window.startsAt}::timestamptz AND b.starts_at < ${window.endsAt}::timestamptz ${scopeOf(rule)}`;
}

/** Only what the rule concerns counts for it. */
function scopeOf({ roomId, roomKind, sessionTypeId, clientId }: Rule): Prisma.Sql {
  if (sessionTypeId) return Prisma.sql`AND b.session_type_id = ${sessionTypeId}::uuid`;
  if (clientId) return Prisma.sql`AND b.client_id = ${clientId}::uuid`;
  if (!roomId && !roomKind) return Prisma.empty;
  const room = roomId ? Prisma.sql`room.id = ${roomId}::uuid` : Prisma.sql`room.kind = ${roomKind}::room_kind`;
  return Prisma.sql`AND EXISTS (SELECT 1 FROM booking_requirement q JOIN room ON room.id = q.resource_id
    WHERE q.studio_id = b.studio_id AND q.booking_id = b.id AND ${room})`;
}
