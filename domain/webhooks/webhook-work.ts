import type { Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { minusMinutes } from '../kernel/time-range.ts';

/** The studios in whose log an endpoint has not come to the end. */
export const studiosToNote = async (db: Db): Promise<string[]> =>
  (
    await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT studio.id FROM webhook_endpoint AS endpoint JOIN studio ON studio.id = endpoint.studio_id
      WHERE endpoint.state = 'on' AND endpoint.followed_revision < studio.revision`
  ).map(({ id }) => id);

/** So long it can be read what was sent. */
export const KEPT_DAYS = 90;
const MOST_AT_ONCE = 10_000;

/** Forgets deliveries that are settled and old, with their attempts. */
export const forgetOldDeliveries = (db: Db, at: Instant): Promise<number> => db.$executeRaw`
  DELETE FROM webhook_delivery WHERE id IN (
    SELECT id FROM webhook_delivery WHERE next_try_at IS NULL AND created_at < ${minusMinutes(at, KEPT_DAYS * 1_440)}::timestamptz
    LIMIT ${MOST_AT_ONCE})`;
