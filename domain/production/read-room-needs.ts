import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Day } from '../kernel/zone.ts';
import type { RoomKind } from '../scheduling/room-rules.ts';
import { productionPolicy } from './production-policy.ts';
import { missingOf, needStandings, type NeedStanding, type RoomTime } from './room-need-rules.ts';

/** A line of a project's plan, and how far it is booked. */
export interface RoomNeedStanding extends NeedStanding {
  projectId: string;
  roomId: string | null;
  roomName: string | null;
  roomKind: RoomKind | null;
  minutes: number;
  dueOn: Day | null;
  note: string;
  version: number;
}

/** A project whose plan needs rooms longer than they are booked. */
export interface RoomGap {
  projectId: string;
  projectName: string;
  clientId: string | null;
  clientName: string | null;
  missingMinutes: number;
  needs: RoomNeedStanding[];
}

type NeedRow = Omit<RoomNeedStanding, keyof NeedStanding> & { id: string };
type TimeRow = RoomTime & { projectId: string };

/**
 * The needs of these projects with what is booked for them, the earliest due first: two statements, however many projects.
 * @throws NotAllowed
 */
export async function readRoomNeeds({ db, actor }: Caller, projectIds: readonly string[]): Promise<Map<string, RoomNeedStanding[]>> {
  productionPolicy.require(actor, 'see_projects');
  const standing = new Map<string, RoomNeedStanding[]>(projectIds.map((id) => [id, []]));
  if (projectIds.length === 0 || actor.role === 'client') return standing;
  const { studioId } = actor;
  const needs = await db.$queryRaw<NeedRow[]>`
    SELECT n.id, n.project_id AS "projectId", n.room_id AS "roomId", r.name AS "roomName", n.room_kind::text AS "roomKind", n.minutes,
      n.due_on::text AS "dueOn", n.note, n.version
    FROM room_need n LEFT JOIN resource r ON r.id = n.room_id
    WHERE n.studio_id = ${studioId}::uuid AND n.project_id = ANY (${[...projectIds]}::uuid[])
    ORDER BY n.due_on NULLS LAST, n.created_at, n.id`;
  const planned = [...new Set(needs.map(({ projectId }) => projectId))];
  if (planned.length === 0) return standing;
  const times = await db.$queryRaw<TimeRow[]>`
    SELECT b.project_id AS "projectId", room.id AS "roomId", room.kind::text AS "roomKind", (b.starts_at AT TIME ZONE s.zone)::date::text AS day,
      sum(extract(epoch FROM b.ends_at - b.starts_at) / 60)::int AS minutes, ${FIRM} AS firm
    FROM booking b
    JOIN studio s ON s.id = b.studio_id
    JOIN booking_requirement q ON q.studio_id = b.studio_id AND q.booking_id = b.id
    JOIN room ON room.id = q.resource_id
    WHERE b.studio_id = ${studioId}::uuid AND b.project_id = ANY (${planned}::uuid[]) AND b.state NOT IN ('cancelled', 'no_show')
    GROUP BY 1, 2, 3, 4, 6`;
  for (const projectId of planned) {
    const own = needs.filter((need) => need.projectId === projectId);
    const found = needStandings(
      own,
      times.filter((time) => time.projectId === projectId),
    );
    standing.set(
      projectId,
      own.map((need, index) => ({ ...need, ...found[index]! })),
    );
  }
  return standing;
}

const FIRM = Prisma.sql`b.state IN ('confirmed', 'in_session', 'completed')`;

/** Projects looked at; a studio has fewer in work. */
const MOST = 500;

/**
 * All projects in work that miss room time, the most pressing first.
 * @throws NotAllowed
 */
export async function readRoomGaps(caller: Caller): Promise<RoomGap[]> {
  const { db, actor } = caller;
  productionPolicy.require(actor, 'see_projects');
  const projects = await db.$queryRaw<Omit<RoomGap, 'missingMinutes' | 'needs'>[]>`
    SELECT p.id AS "projectId", p.name AS "projectName", c.id AS "clientId", c.name AS "clientName"
    FROM project p LEFT JOIN client c ON c.id = p.client_id
    WHERE p.studio_id = ${actor.studioId}::uuid AND p.archived_at IS NULL AND p.stage <> 'wrap'
      AND EXISTS (SELECT 1 FROM room_need n WHERE n.studio_id = p.studio_id AND n.project_id = p.id)
    ORDER BY p.id LIMIT ${MOST}`;
  const standing = await readRoomNeeds(
    caller,
    projects.map(({ projectId }) => projectId),
  );
  const gaps = projects.map((project): RoomGap => {
    const needs = standing.get(project.projectId)!;
    return { ...project, missingMinutes: missingOf(needs), needs };
  });
  const due = ({ needs }: RoomGap): string =>
    needs.filter(({ missingMinutes }) => missingMinutes > 0).map(({ dueOn }) => dueOn ?? '9999')[0] ?? '9999';
  return gaps
    .filter(({ missingMinutes }) => missingMinutes > 0)
    .sort((a, b) =>
      due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : b.missingMinutes - a.missingMinutes || (a.projectId < b.projectId ? -1 : 1),
    );
}
