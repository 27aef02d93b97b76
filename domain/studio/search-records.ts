import { Prisma } from '../../prisma/generated/client/client.ts';
import { clientsPolicy } from '../clients/clients-policy.ts';
import { crewPolicy } from '../crew/crew-policy.ts';
import { equipmentPolicy } from '../equipment/equipment-policy.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from '../kernel/caller.ts';
import { inScope, type ScopeArea } from '../kernel/scopes.ts';
import { productionPolicy } from '../production/production-policy.ts';
import { schedulingPolicy } from '../scheduling/scheduling-policy.ts';

export type HitKind = 'room' | 'unit' | 'person' | 'client' | 'project' | 'session';

export interface Hit {
  kind: HitKind;
  id: string;
  name: string;
  /** What tells two of one name apart: a barcode, a client; empty when there is nothing. */
  detail: string;
  /** When a session begins; null for everything else. */
  startsAt: Date | null;
}

const LONGEST = 100;
const MOST_PER_KIND = 6;

/**
 * Records whose name holds the text or is spelled much like it, the likeliest first; archived ones are left out.
 * Each kind only as far as the caller may know of it.
 */
export async function searchRecords({ actor, db, clock }: Caller, text: string): Promise<Hit[]> {
  const wanted = text.replaceAll('\0', '').trim().slice(0, LONGEST); // the database takes no NUL
  if (wanted.length < 2) return [];
  const kinds = kindsFor(actor, wanted, clock.now());
  if (kinds.length === 0) return [];
  const hits = await db.$queryRaw<(Hit & { likeness: number })[]>`
    SELECT kind, id, name, detail, starts_at AS "startsAt", likeness FROM (${Prisma.join(
      kinds.map((kind) => Prisma.sql`(${kind} ORDER BY likeness DESC, nearness, name LIMIT ${MOST_PER_KIND})`),
      ' UNION ALL ',
    )}) AS hit
    ORDER BY likeness DESC, nearness, name, id`;
  return hits.map(({ likeness: _likeness, ...hit }) => hit);
}

/** How well a name fits: it begins with the text, holds it, or is spelled like it. */
const likeness = (name: Prisma.Sql, text: string): Prisma.Sql => Prisma.sql`
  (CASE WHEN ${name} ILIKE ${`${escaped(text)}%`} THEN 2 WHEN ${name} ILIKE ${`%${escaped(text)}%`} THEN 1 ELSE 0 END
    + word_similarity(${text}, ${name}))::float8`;
/** A label or serial number: whole it is what was meant, the beginning of one lists what bears it. */
const labelLikeness = (label: Prisma.Sql, text: string): Prisma.Sql => Prisma.sql`
  (CASE WHEN ${label} ILIKE ${escaped(text)} THEN 4 WHEN ${label} ILIKE ${`${escaped(text)}%`} THEN 1.5 END)::float8`;
const isLabelled = (label: Prisma.Sql, text: string): Prisma.Sql => Prisma.sql`${label} ILIKE ${`${escaped(text)}%`}`;
const fits = (name: Prisma.Sql, text: string): Prisma.Sql => Prisma.sql`(${name} ILIKE ${`%${escaped(text)}%`} OR ${text} <% ${name})`;
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

function kindsFor(actor: Actor, text: string, now: Date): Prisma.Sql[] {
  const studio = Prisma.sql`${actor.studioId}::uuid`;
  // A client finds its own alone; with no client on record, nothing.
  const own = actor.kind === 'member' && actor.role === 'client' ? (actor.clientId ?? '00000000-0000-0000-0000-000000000000') : null;
  const ofOwn = (column: Prisma.Sql) => (own === null ? Prisma.empty : Prisma.sql`AND ${column} = ${own}::uuid`);
  const resource = (kind: HitKind) => Prisma.sql`
    SELECT ${kind} AS kind, r.id, r.name, '' AS detail, NULL::timestamptz AS starts_at, ${likeness(Prisma.sql`r.name`, text)} AS likeness, 0::float8 AS nearness
    FROM resource r WHERE r.studio_id = ${studio} AND r.kind = ${kind}::resource_kind AND r.archived_at IS NULL AND ${fits(Prisma.sql`r.name`, text)}`;
  const readable = (area: ScopeArea): boolean => inScope(actor, area, 'read');
  const kinds: [boolean, Prisma.Sql][] = [
    [schedulingPolicy.can(actor, 'see_schedule') && readable('scheduling'), resource('room')],
    [crewPolicy.can(actor, 'see_people') && readable('crew'), resource('person')],
    [
      equipmentPolicy.can(actor, 'see_gear') && readable('equipment'),
      Prisma.sql`
        SELECT 'unit' AS kind, r.id, r.name, u.barcode AS detail, NULL::timestamptz AS starts_at,
          greatest(${likeness(Prisma.sql`r.name`, text)}, ${labelLikeness(Prisma.sql`u.barcode`, text)}, ${labelLikeness(Prisma.sql`u.serial`, text)}) AS likeness,
          0::float8 AS nearness
        FROM gear_unit u JOIN resource r ON r.id = u.id AND r.archived_at IS NULL
        WHERE u.studio_id = ${studio} AND (${fits(Prisma.sql`r.name`, text)} OR ${isLabelled(Prisma.sql`u.barcode`, text)} OR ${isLabelled(Prisma.sql`u.serial`, text)})`,
    ],
    [
      clientsPolicy.can(actor, 'see_clients') && readable('clients'),
      Prisma.sql`
        SELECT 'client' AS kind, c.id, c.name, c.contact_name AS detail, NULL::timestamptz AS starts_at,
          -- Whom one speaks with is remembered as well as the company, which comes first.
          greatest(${likeness(Prisma.sql`c.name`, text)}, ${likeness(Prisma.sql`c.contact_name`, text)} - 0.5) AS likeness, 0::float8 AS nearness
        FROM client c WHERE c.studio_id = ${studio} AND c.archived_at IS NULL
          AND (${fits(Prisma.sql`c.name`, text)} OR ${fits(Prisma.sql`c.contact_name`, text)}) ${ofOwn(Prisma.sql`c.id`)}`,
    ],
    [
      productionPolicy.can(actor, 'see_projects') && readable('production'),
      Prisma.sql`
        SELECT 'project' AS kind, p.id, p.name, coalesce(c.name, '') AS detail, NULL::timestamptz AS starts_at,
          ${likeness(Prisma.sql`p.name`, text)} AS likeness, 0::float8 AS nearness
        FROM project p LEFT JOIN client c ON c.id = p.client_id
        WHERE p.studio_id = ${studio} AND p.archived_at IS NULL AND ${fits(Prisma.sql`p.name`, text)} ${ofOwn(Prisma.sql`p.client_id`)}`,
    ],
    [
      schedulingPolicy.can(actor, 'see_schedule') && readable('scheduling'),
      Prisma.sql`
        SELECT 'session' AS kind, b.id, b.title AS name, coalesce(c.name, '') AS detail, b.starts_at,
          ${likeness(Prisma.sql`b.title`, text)} AS likeness,
          -- Of a weekly session the one nearest to now is meant.
          abs(extract(epoch FROM b.starts_at - ${now}::timestamptz))::float8 AS nearness
        FROM booking b LEFT JOIN client c ON c.id = b.client_id
        WHERE b.studio_id = ${studio} AND b.state NOT IN ('cancelled', 'no_show') AND ${fits(Prisma.sql`b.title`, text)} ${ofOwn(Prisma.sql`b.client_id`)}`,
    ],
  ];
  return kinds.filter(([allowed]) => allowed).map(([, kind]) => kind);
}
