import type { Scope } from './scopes.ts';

export type Role = 'owner' | 'studio_manager' | 'coordinator' | 'producer' | 'finance' | 'crew' | 'client' | 'board';
export type BoardPrivacy = 'everything' | 'no_names' | 'busy_only';

/** What a key can act as: nobody's person, no client's records. */
export type KeyRole = Exclude<Role, 'client' | 'board'>;

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
  /** A program with an API key: it may do what the role may, within the scopes. */
  | {
      kind: 'key';
      studioId: string;
      keyId: string;
      name: string;
      role: KeyRole;
      scopes: readonly Scope[];
      /** Which of its secrets it showed: each rotation makes the next. */
      generation: number;
    }
  /** Callboard itself: a worker, an import, the set-up of a studio. May do everything, and is named in the log. */
  | {
      kind: 'system';
      studioId: string;
      name: string;
      role: 'owner';
      /** Whom it stands in for: the log names this member. */
      memberId?: string;
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
  if (actor.kind === 'key') return `key:${actor.keyId}`;
  return actor.memberId ? `member:${actor.memberId}` : `system:${actor.name}`;
}
