import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Access } from '../../schema/shared/access.ts';
import { refuseKey } from '../../schema/shared/key-scopes.ts';
import { EXPORTED_TYPES } from './sources.ts';

/** What only helps a screen, is told by other lines, or passes with the hour. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'Booking.changes',
  'Booking.confirmSettles',
  'Booking.delay',
  'Booking.delayWays',
  'Booking.holds',
  'Booking.nextStates',
  'Booking.warnings',
  'GearModel.availableCount',
  'GearUnit.checkout',
  'GearUnit.maintenance',
  'GearUnit.reservations',
  'Person.upcoming',
  'Project.nextStages',
  'Room.maintenance',
  'Series.sessions',
  'Series.skippedDates',
  'WaitlistEntry.nextStates',
  'ActivityLine.mine',
  'ActivityLine.undoable',
  // It opens the board to whoever reads it.
  'BoardLink.url',
  // Of the house's process, not of its record.
  'Studio.sendsMail',
]);

const DEPTH = 4;

/**
 * All that this actor may ask of a record, as a selection; other records by type and id. What their role or scopes refuse is not asked for:
 * the API would refuse the whole answer for it.
 */
export function selectionOf(type: GraphQLNamedType, actor: Actor, depth = DEPTH): string {
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) => `... on ${one.name} ${selectionOf(one, actor, depth)}`)
      .join(' ')} }`;
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields())
    .filter((field) => isAsked(type, field, actor))
    .map((field) => selectField(field, actor, depth));
  return `{ __typename ${fields.join(' ')} }`;
}

function selectField(field: GraphQLField<unknown, unknown>, actor: Actor, depth: number): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (isObjectType(type) && isRecord(type)) return `${field.name} { __typename id }`;
  return depth > 1 ? `${field.name} ${selectionOf(type, actor, depth - 1)}` : '';
}

const isRecord = (type: GraphQLObjectType): boolean =>
  EXPORTED_TYPES.has(type.name) || type.getInterfaces().some(({ name }) => name === 'Node');

function isAsked(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, actor: Actor): boolean {
  if (LEFT_OUT.has(`${type.name}.${field.name}`) || field.deprecationReason) return false;
  if (field.args.some((argument) => isNonNullType(argument.type))) return false;
  const access = field.extensions.access as Access;
  if (access === 'signed_in') return false;
  if (Array.isArray(access) && !(access as readonly string[]).includes(actor.role)) return false;
  return isLeafType(getNamedType(field.type)) || refuseKey(actor, { name: field.name, type: field.type, root: null }) === null;
}
