import { Prisma } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import { dayAt } from '../../kernel/zone.ts';
import type { RoomHours } from '../house/hours-rules.ts';
import { readRoomHours } from '../house/read-room-hours.ts';
import type { FindRequest, House, HouseKit, HousePerson, HouseRoom, HouseUnit, Ranges } from './find-types.ts';
import { openHours } from './open-hours-rules.ts';
import { readTaken, readWanted } from './read-taken.ts';
import { plain } from './words-rules.ts';

/** One consistent sight of one studio's database. */
export interface Sight {
  db: Pick<Prisma.TransactionClient, '$queryRaw'>;
  studioId: string;
}

/** What the studio has: the same for a request and everything that is tried in its place. */
export interface Stock {
  zone: string;
  rooms: HouseRoom[];
  people: HousePerson[];
  units: HouseUnit[];
  kits: HouseKit[];
  models: { id: string; name: string }[];
}

/** More than a house has that books by the hour; a bound, so that no question grows without end. */
const MOST = 5_000;

/**
 * Rooms and people that are in use, and of gear the families that the request asks for: all units of a model, all kits of a category,
 * so that another one may be tried in place of what is named.
 */
export async function readStock({ db, studioId }: Sight, { pieces }: Pick<FindRequest, 'pieces'>): Promise<Stock> {
  const gear = pieces.flatMap((piece) => piece.gear);
  const modelIds = gear.flatMap((wish) => ('modelId' in wish ? wish.modelId : []));
  const unitIds = gear.flatMap((wish) => ('unitId' in wish ? wish.unitId : []));
  const kitIds = gear.flatMap((wish) => ('kitId' in wish ? wish.kitId : []));
  const categories = gear.flatMap((wish) => ('kitCategory' in wish ? plain(wish.kitCategory) : []));
  const [row] = await db.$queryRaw<Stock[]>`
    WITH wanted_kit AS (
      SELECT k.id, k.name, k.category, k.studio_id FROM gear_kit k
      WHERE k.studio_id = ${studioId}::uuid AND k.archived_at IS NULL AND lower(btrim(k.category)) IN (
        SELECT unnest(${categories}::text[])
        UNION SELECT lower(btrim(named.category)) FROM gear_kit named WHERE named.studio_id = ${studioId}::uuid AND named.id = ANY (${kitIds}::uuid[]))
    ), wanted_model AS (
      SELECT m.id, m.name FROM gear_model m
      WHERE m.studio_id = ${studioId}::uuid AND (m.id = ANY (${modelIds}::uuid[])
        OR m.id IN (SELECT u.model_id FROM gear_unit u WHERE u.studio_id = ${studioId}::uuid AND u.id = ANY (${unitIds}::uuid[])))
    )
    SELECT s.zone,
      ${list(
        Prisma.sql`jsonb_build_object('id', r.id, 'name', r.name, 'kind', room.kind, 'capacity', room.capacity, 'features', room.features,
          'hourlyRateMinor', room.hourly_rate_minor, 'setupMinutes', room.default_setup_minutes,
          'teardownMinutes', room.default_teardown_minutes, 'position', room.position)`,
        Prisma.sql`room JOIN resource r ON r.id = room.id AND r.archived_at IS NULL WHERE room.studio_id = s.id`,
        Prisma.sql`room.position, r.name, r.id`,
      )} AS rooms,
      ${list(
        Prisma.sql`jsonb_build_object('id', r.id, 'name', r.name, 'jobTitle', p.job_title, 'skills', p.skills)`,
        Prisma.sql`person p JOIN resource r ON r.id = p.id AND r.archived_at IS NULL WHERE p.studio_id = s.id`,
        Prisma.sql`p.engagement, r.name, r.id`,
      )} AS people,
      ${list(
        Prisma.sql`jsonb_build_object('id', r.id, 'name', r.name, 'modelId', u.model_id, 'number', u.number, 'kitId', packed.kit_id)`,
        Prisma.sql`gear_unit u JOIN resource r ON r.id = u.id AND r.archived_at IS NULL LEFT JOIN kit_unit packed ON packed.unit_id = u.id
          WHERE u.studio_id = s.id AND u.missing_at IS NULL
            AND (u.model_id IN (SELECT id FROM wanted_model) OR packed.kit_id IN (SELECT id FROM wanted_kit))`,
        Prisma.sql`packed.kit_id IS NOT NULL, u.number, r.id`,
      )} AS units,
      ${list(
        Prisma.sql`jsonb_build_object('id', k.id, 'name', k.name, 'category', k.category, 'unitIds', ARRAY(
          SELECT packed.unit_id FROM kit_unit packed JOIN gear_unit u ON u.id = packed.unit_id AND u.missing_at IS NULL
          JOIN resource r ON r.id = u.id AND r.archived_at IS NULL
          WHERE packed.studio_id = k.studio_id AND packed.kit_id = k.id ORDER BY packed.unit_id))`,
        Prisma.sql`wanted_kit k`,
        Prisma.sql`k.name, k.id`,
      )} AS kits,
      ${list(Prisma.sql`jsonb_build_object('id', m.id, 'name', m.name)`, Prisma.sql`wanted_model m`, Prisma.sql`m.name, m.id`)} AS models
    FROM studio s WHERE s.id = ${studioId}::uuid`;
  if (!row) throw new Error(`Studio ${studioId} does not exist.`);
  return row;
}

const list = (what: Prisma.Sql, from: Prisma.Sql, order: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(jsonb_agg(one.line), '[]') FROM (SELECT ${what} AS line FROM ${from} ORDER BY ${order} LIMIT ${MOST}) AS one)`;

/** @throws NotFound for what a request names and the studio does not have */
export async function requireKnown(sight: Sight, { pieces, clientId, projectId, bookingId }: FindRequest, stock: Stock): Promise<void> {
  const { rooms, people, units, kits, models } = stock;
  const check = (what: string, all: readonly { id: string }[], id: string | null): void => {
    if (id !== null && !all.some((one) => one.id === id)) throw new NotFound(what, id);
  };
  for (const piece of pieces) {
    for (const { roomId } of piece.rooms) check('room', rooms, roomId);
    for (const wish of piece.people) if ('personId' in wish) check('person', people, wish.personId);
    for (const wish of piece.gear) {
      if ('unitId' in wish) check('unit', units, wish.unitId);
      else if ('kitId' in wish) check('kit', kits, wish.kitId);
      else if ('modelId' in wish) check('gear model', models, wish.modelId);
    }
  }
  const links = [clientId, projectId, bookingId].filter((id) => id !== null);
  if (links.length === 0) return;
  const { db, studioId } = sight;
  const known = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM client WHERE studio_id = ${studioId}::uuid AND id = ${clientId}::uuid
    UNION ALL SELECT id FROM project WHERE studio_id = ${studioId}::uuid AND id = ${projectId}::uuid
    UNION ALL SELECT id FROM booking WHERE studio_id = ${studioId}::uuid AND id = ${bookingId}::uuid`;
  check('client', known, clientId);
  check('project', known, projectId);
  check('session', known, bookingId);
}

interface Here {
  taken: Map<string, Ranges>;
  wanted: Map<string, Ranges>;
  open: Map<string, Ranges>;
  hours: Map<string, RoomHours>;
  asked: Set<string>;
}

/** When everything is taken within a window; what was read once is kept, for the next request over the same window. */
export function takenReader(sight: Sight, stock: Stock, exceptBookingId: string | null) {
  const known = new Map<string, Here>();
  return async (window: TimeRange, ids: readonly string[]): Promise<Pick<House, 'taken' | 'wanted' | 'open' | 'hours'>> => {
    const key = `${+window.startsAt} ${+window.endsAt}`;
    let here = known.get(key);
    if (!here) known.set(key, (here = { taken: new Map(), wanted: new Map(), open: new Map(), hours: new Map(), asked: new Set() }));
    const news = ids.filter((id) => !here.asked.has(id));
    if (news.length === 0) return here;
    const roomIds = stock.rooms.map(({ id }) => id).filter((id) => news.includes(id));
    const taken = await readTaken(sight, news, window, exceptBookingId);
    const wanted = await readWanted(sight, roomIds, window, exceptBookingId);
    const days = { from: dayAt(window.startsAt, stock.zone), to: dayAt(window.endsAt, stock.zone) };
    const hours = await readRoomHours(sight.db, sight.studioId, roomIds, days);
    for (const [id, own] of hours) here.hours.set(id, own);
    for (const [from, into] of [
      [taken, here.taken],
      [wanted, here.wanted],
      [openHours(hours, window, stock.zone), here.open],
    ] as const)
      for (const [id, ranges] of from) into.set(id, ranges);
    for (const id of news) here.asked.add(id);
    return here;
  };
}
