import { DomainError } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';

export interface ComingSession {
  id: string;
  title: string;
  startsAt: Date;
}

/** Sessions to come still need it. Nothing was written. */
export class StillBooked extends DomainError {
  readonly code = 'STILL_BOOKED';
  readonly sessions: ComingSession[];
  constructor(name: string, sessions: ComingSession[]) {
    const named = sessions.slice(0, 3).map(({ title }) => title);
    const more = sessions.length - named.length;
    super(
      `${name} is still booked for ${named.join(', ')}${more > 0 ? ` and ${more} more ${more === 1 ? 'session' : 'sessions'}` : ''}. ` +
        'Give these sessions another first, or cancel them.',
    );
    this.sessions = sessions;
  }
}

/** @throws StillBooked while a firm session that is not over has the resource */
export async function requireUnbooked(tx: Tx, resource: { id: string; name: string }): Promise<void> {
  const sessions = await tx.db.$queryRaw<ComingSession[]>`
    SELECT b.id, b.title, b.starts_at AS "startsAt"
    FROM booking b
    WHERE b.studio_id = ${tx.studioId}::uuid AND b.state IN ('confirmed', 'in_session') AND b.ends_at > ${tx.at}::timestamptz
      AND EXISTS (SELECT 1 FROM allocation a WHERE a.studio_id = b.studio_id AND a.booking_id = b.id AND a.resource_id = ${resource.id}::uuid)
    ORDER BY b.starts_at, b.id`;
  if (sessions.length > 0) throw new StillBooked(resource.name, sessions);
}

/** @throws StillBooked while a session that is not over and not off asks for the kit */
export async function requireKitUnbooked(tx: Tx, kit: { id: string; name: string }): Promise<void> {
  const sessions = await tx.db.$queryRaw<ComingSession[]>`
    SELECT DISTINCT b.id, b.title, b.starts_at AS "startsAt"
    FROM booking b JOIN booking_requirement r ON r.studio_id = b.studio_id AND r.booking_id = b.id
    WHERE b.studio_id = ${tx.studioId}::uuid AND r.kit_id = ${kit.id}::uuid
      AND b.state IN ('inquiry', 'hold', 'tentative', 'confirmed', 'in_session') AND b.ends_at > ${tx.at}::timestamptz
    ORDER BY b.starts_at, b.id`;
  if (sessions.length > 0) throw new StillBooked(kit.name, sessions);
}
