import { getNamedType, isObjectType, isUnionType, type GraphQLNamedType, type GraphQLOutputType } from 'graphql';
import type { Actor } from '../../domain/kernel/actor.ts';
import { NotAllowed, words } from '../../domain/kernel/errors.ts';
import { inScope, type ScopeArea } from '../../domain/kernel/scopes.ts';
import { ROOT_AREAS, TYPE_AREAS } from './areas.ts';

const MEND = 'Ask an owner of the studio for a key that has it.';
const titled = (name: string): string => words(name).replace(/^./, (letter) => letter.toUpperCase());

/** The function of a record; that of what a mutation answers when it does not refuse. */
export function areaOfType(type: GraphQLNamedType): ScopeArea | undefined {
  if (!isUnionType(type)) return TYPE_AREAS[type.name];
  return type
    .getTypes()
    .map((member) => (isObjectType(member) ? TYPE_AREAS[member.name] : undefined))
    .find((area) => area !== undefined);
}

/** What has an id of its own belongs to a function; where nobody has said to which, it is closed to keys. */
const isRecord = (type: GraphQLNamedType): boolean => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

/** What a key needs for a root field; undefined when nobody has said. */
export const areaOfRoot = (name: string, type: GraphQLOutputType) => ROOT_AREAS[name] ?? areaOfType(getNamedType(type));

/** @returns the refusal of a field to a key, or null when its scopes allow it */
export function refuseKey(
  actor: Actor,
  field: { name: string; type: GraphQLOutputType; root: 'Query' | 'Mutation' | 'Subscription' | null },
): NotAllowed | null {
  if (actor.kind !== 'key') return null;
  const area = field.root ? areaOfRoot(field.name, field.type) : areaOfType(getNamedType(field.type));
  const isClosed = field.root ? area === undefined || area === 'person' : area === undefined && isRecord(getNamedType(field.type));
  if (isClosed) return new NotAllowed(titled(field.name), 'a person who is signed in', 'It is not open to API keys.');
  if (area === undefined || area === 'open' || area === 'by_record' || area === 'person') return null;
  const act = field.root === 'Mutation' ? 'write' : 'read';
  return inScope(actor, area, act) ? null : new NotAllowed(titled(field.name), `the scope ${area}_${act}`, MEND);
}
