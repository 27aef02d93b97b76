import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { plusDays, type Day } from '../../kernel/zone.ts';
import type { HoursException } from './hours-rules.ts';

/** What differs from the opening hours on these days, of the house and of all rooms; and on the day before, which may reach past midnight. */
export const readExceptions = (
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  studioId: string,
  { from, to }: { from: Day; to: Day },
): Promise<HoursException[]> => db.$queryRaw<HoursException[]>`
  SELECT room_id AS "roomId", name, first_day::text AS "firstDay", last_day::text AS "lastDay", opens_minute AS "opensMinute",
    closes_minute AS "closesMinute"
  FROM hours_exception
  WHERE studio_id = ${studioId}::uuid AND last_day >= ${plusDays(from, -1)}::date AND first_day <= ${to}::date
  ORDER BY first_day, room_id NULLS FIRST`;
