import type { Caller } from '../kernel/caller.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** A person or a unit of gear as a row of the schedule. */
export interface ScheduleRow {
  id: string;
  name: string;
  /** Rows of one group stand together: a job, a category of gear. */
  group: string;
  note: string;
}

/** More would be a list to search in, not a picture. */
const MOST = 2_000;

/** Everybody who can be put on a session, by job. @throws NotAllowed */
export function readPeopleRows({ db, actor }: Caller): Promise<ScheduleRow[]> {
  schedulingPolicy.require(actor, 'see_schedule');
  return db.$queryRaw<ScheduleRow[]>`
    SELECT r.id, r.name, p.job_title AS group, array_to_string(p.skills, ', ') AS note
    FROM person p JOIN resource r ON r.id = p.id
    WHERE r.studio_id = ${actor.studioId}::uuid AND r.archived_at IS NULL
    ORDER BY p.job_title, r.name, r.id LIMIT ${MOST}`;
}

/** All units of gear, by category. @throws NotAllowed */
export function readGearRows({ db, actor }: Caller): Promise<ScheduleRow[]> {
  schedulingPolicy.require(actor, 'see_schedule');
  return db.$queryRaw<ScheduleRow[]>`
    SELECT r.id, r.name, m.category AS group, coalesce(k.name, u.location) AS note
    FROM gear_unit u JOIN resource r ON r.id = u.id JOIN gear_model m ON m.id = u.model_id
    LEFT JOIN kit_unit packed ON packed.unit_id = u.id LEFT JOIN gear_kit k ON k.id = packed.kit_id
    WHERE r.studio_id = ${actor.studioId}::uuid AND r.archived_at IS NULL
    ORDER BY m.category, m.name, u.number, r.id LIMIT ${MOST}`;
}
