import { z } from 'zod';
import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Caller } from '../kernel/caller.ts';
import { field, parseInput } from '../kernel/input.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

export const CHOICE_KINDS = ['room', 'person', 'model', 'kit', 'unit', 'client', 'project'] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

/** Something to put into a session. */
export interface BookingChoice {
  id: string;
  kind: ChoiceKind;
  name: string;
  /** What tells two of the same name apart. */
  note: string;
  /** How many can be had at that time: of a model its free units, of everything else 1 or 0. */
  free: number;
}

const choicesInput = z.object({
  kind: z.enum(CHOICE_KINDS),
  search: field.text(200).default(''),
  startsAt: field.instant().optional(),
  endsAt: field.instant().optional(),
  /** The session that is edited: what it takes itself is free for it. */
  bookingId: field.id('session').optional(),
  /** Of people: those with this skill come first. */
  skill: field.text(60).optional(),
  /** Of projects: only this client's. */
  clientId: field.id('client').optional(),
});

type Asked = z.output<typeof choicesInput>;

const MOST = 40;

/**
 * What a session could have, by name; free ones first.
 * @throws InvalidInput · NotAllowed
 */
export async function readBookingChoices(caller: Caller, input: z.input<typeof choicesInput>): Promise<BookingChoice[]> {
  schedulingPolicy.require(caller.actor, 'schedule');
  const asked = parseInput(choicesInput, input);
  const { studioId } = caller.actor;
  const rows = await caller.db.$queryRaw<Omit<BookingChoice, 'kind'>[]>`
    SELECT choice.id, choice.name, choice.note, choice.free::int AS free
    FROM (SELECT source.*, ${fitsOf(asked)} AS fits FROM (${SOURCES[asked.kind](studioId, asked)}) AS source) AS choice
    WHERE ${Prisma.join([Prisma.sql`true`, ...wordsOf(asked.search).map((word) => Prisma.sql`choice.name || ' ' || choice.note ILIKE ${`%${word}%`}`)], ' AND ')}
    ORDER BY choice.fits DESC, choice.free = 0, choice.place, choice.name, choice.id
    LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, kind: asked.kind }));
}

/** Whoever has the skill that is asked for comes before whoever is free. */
const fitsOf = ({ kind, skill }: Asked): Prisma.Sql =>
  kind === 'person' && skill
    ? Prisma.sql`EXISTS (SELECT 1 FROM person p, unnest(p.skills) AS own (skill) WHERE p.id = source.id AND lower(own.skill) = lower(${skill}))`
    : Prisma.sql`true`;

const wordsOf = (search: string): string[] =>
  search
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'));

/** Whether a resource (a column) is free at that time; without a time, always. */
function freeOf(resource: Prisma.Sql, { startsAt, endsAt, bookingId }: Asked): Prisma.Sql {
  if (!startsAt || !endsAt || endsAt <= startsAt) return Prisma.sql`true`;
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM allocation a WHERE a.resource_id = ${resource} AND a.firm
    AND a.booking_id IS DISTINCT FROM ${bookingId ?? null}::uuid
    AND a.during && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz))`;
}

const SOURCES: Record<ChoiceKind, (studioId: string, asked: Asked) => Prisma.Sql> = {
  room: (studioId, asked) => Prisma.sql`
    SELECT r.id, r.name, replace(room.kind::text, '_', ' ') AS note, room.position AS place, (${freeOf(Prisma.sql`r.id`, asked)})::int AS free
    FROM room JOIN resource r ON r.id = room.id WHERE r.studio_id = ${studioId}::uuid AND r.archived_at IS NULL`,
  person: (studioId, asked) => Prisma.sql`
    SELECT r.id, r.name, p.job_title AS note, 0 AS place, (${freeOf(Prisma.sql`r.id`, asked)})::int AS free
    FROM person p JOIN resource r ON r.id = p.id WHERE r.studio_id = ${studioId}::uuid AND r.archived_at IS NULL`,
  unit: (studioId, asked) => Prisma.sql`
    SELECT r.id, r.name, m.name AS note, u.number AS place, (${freeOf(Prisma.sql`r.id`, asked)})::int AS free
    FROM gear_unit u JOIN resource r ON r.id = u.id JOIN gear_model m ON m.id = u.model_id
    WHERE r.studio_id = ${studioId}::uuid AND r.archived_at IS NULL AND u.missing_at IS NULL`,
  model: (studioId, asked) => Prisma.sql`
    SELECT m.id, m.name, m.category AS note, 0 AS place, count(*) FILTER (WHERE ${freeOf(Prisma.sql`r.id`, asked)}) AS free
    FROM gear_model m JOIN gear_unit u ON u.model_id = m.id AND u.missing_at IS NULL JOIN resource r ON r.id = u.id AND r.archived_at IS NULL
    WHERE m.studio_id = ${studioId}::uuid AND m.archived_at IS NULL GROUP BY m.id`,
  kit: (studioId, asked) => Prisma.sql`
    SELECT k.id, k.name, k.category AS note, 0 AS place, bool_and(${freeOf(Prisma.sql`r.id`, asked)})::int AS free
    FROM gear_kit k JOIN kit_unit packed ON packed.kit_id = k.id JOIN resource r ON r.id = packed.unit_id AND r.archived_at IS NULL
    WHERE k.studio_id = ${studioId}::uuid AND k.archived_at IS NULL GROUP BY k.id`,
  client: (studioId) => Prisma.sql`
    SELECT c.id, c.name, c.contact_name AS note, 0 AS place, 1 AS free
    FROM client c WHERE c.studio_id = ${studioId}::uuid AND c.archived_at IS NULL`,
  project: (studioId, { clientId }) => Prisma.sql`
    SELECT p.id, p.name, coalesce(c.name, '') AS note, 0 AS place, 1 AS free
    FROM project p LEFT JOIN client c ON c.id = p.client_id
    WHERE p.studio_id = ${studioId}::uuid AND p.archived_at IS NULL
      ${clientId ? Prisma.sql`AND (p.client_id = ${clientId}::uuid OR p.client_id IS NULL)` : Prisma.empty}`,
};
