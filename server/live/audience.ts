import type { Actor } from '../../domain/kernel/actor.ts';

/** Roles whose view always depends on the person: what is theirs. */
const PERSONAL_ROLES = new Set(['crew', 'client']);

/** What tells one person of a role from another. */
const PERSONAL_FIELDS = new Set<PropertyKey>(['memberId', 'userId', 'boardId', 'name', 'personId', 'clientId', 'keyId', 'generation']);

/** Names everything that may change what an actor sees. A key with too little in it would leak; one with too much only costs. */
export function audienceKey(actor: Actor, personal: boolean): string {
  const shared = [
    actor.studioId,
    actor.kind,
    actor.role,
    actor.kind === 'board' ? boardKey(actor) : actor.kind === 'key' ? scopesKey(actor) : '-',
  ];
  if (!personal && !PERSONAL_ROLES.has(actor.role)) return shared.join('|');
  return [...shared, personOf(actor)].join('|');
}

function personOf(actor: Actor): string {
  if (actor.kind === 'member') return `${actor.memberId}|${actor.personId}|${actor.clientId}`;
  if (actor.kind === 'key') return actor.keyId;
  return actor.kind === 'board' ? actor.boardId : actor.name;
}

const scopesKey = ({ scopes }: Extract<Actor, { kind: 'key' }>): string => [...scopes].sort().join(' ');

/** What a board may show and do; the boards of one kind share. */
export const boardKey = ({ privacy, roomId, mayCheckIn }: Extract<Actor, { kind: 'board' }>): string =>
  [privacy, roomId ?? '', mayCheckIn ? 'acts' : ''].join(' ');

export const isPersonalRole = (actor: Actor): boolean => PERSONAL_ROLES.has(actor.role);

/** The actor that stands for a group; tells when somebody asks who exactly it is, for then the answer is not the group's. */
export function standIn(actor: Actor, onPersonal: () => void): Actor {
  return new Proxy(actor, {
    get(target, field, receiver) {
      if (PERSONAL_FIELDS.has(field)) onPersonal();
      return Reflect.get(target, field, receiver) as unknown;
    },
    // Copying the actor takes its person along, unseen from then on.
    ownKeys(target) {
      onPersonal();
      return Reflect.ownKeys(target);
    },
  });
}
