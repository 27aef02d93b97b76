export type Role = 'owner' | 'studio_manager' | 'coordinator' | 'producer' | 'finance' | 'crew' | 'client' | 'board';
export type BoardPrivacy = 'everything' | 'no_names' | 'busy_only';

/** Whoever acts, always inside one studio. */
export type Actor =
  | {
      kind: 'member';
      studioId: string;
      memberId: string;
      userId: string;
      name: string;
      role: Exclude<Role, 'board'>;
      personId: string | null;
      clientId: string | null;
    }
  | {
      kind: 'board';
      studioId: string;
      boardId: string;
      name: string;
      role: 'board';
      privacy: BoardPrivacy;
      /** The room whose tablet it is, if any, and whether people may act on it there. */
      roomId: string | null;
      mayCheckIn: boolean;
    }
  /** Callboard itself: a worker, an import, the set-up of a studio. May do everything, and is named in the log. */
  | {
      kind: 'system';
      studioId: string;
      name: string;
      role: 'owner';
      /** Whom it stands in for: the log names this member. */ memberId?: string;
    };

export const systemActor = (studioId: string, name: string): Actor => ({ kind: 'system', studioId, name, role: 'owner' });

/** Callboard in the place of a member, as where the demo's people work while nobody watches. */
export const standInFor = (studioId: string, member: { id: string; name: string }): Actor => ({
  kind: 'system',
  studioId,
  name: member.name,
  role: 'owner',
  memberId: member.id,
});

/** How the change log names the actor. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'member') return `member:${actor.memberId}`;
  if (actor.kind === 'board') return `board:${actor.boardId}`;
  return actor.memberId ? `member:${actor.memberId}` : `system:${actor.name}`;
}
