import {
  findBreakingChanges,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { mayGoDay, NOTICE_DAYS } from './deprecated.ts';

/** A part of a schema that can be deprecated, and so taken away by itself. */
interface Part {
  /** As in https://spec.graphql.org/draft/#sec-Schema-Coordinates */
  coordinate: string;
  reason: string | null;
  /** What `findBreakingChanges` says when it has gone. */
  gone: string;
  /** The type that it belongs to, and those that are reached through it. */
  owner: string;
  leadsTo: readonly string[];
}

/**
 * What of the promises to those who use the API is not kept by the next schema: nothing goes that was not announced, what is deprecated
 * says from which day it may go, and stays until then.
 * @param announced the text of the breaks that are meant all the same
 * @param today as 2026-11-30
 */
export function brokenPromises(
  before: GraphQLSchema,
  after: GraphQLSchema,
  { announced = '', today }: { announced?: string; today: string },
): string[] {
  const old = partsOf(before);
  const now = new Map(partsOf(after).map((part) => [part.coordinate, part]));
  const dayOf = ({ reason }: Part): string | null => (reason === null ? null : mayGoDay(reason));
  const hasCome = (part: Part): boolean => (dayOf(part) ?? '9999') <= today;

  const early = new Map(old.filter((part) => dayOf(part) !== null && !hasCome(part)).map((part) => [part.gone, part]));
  const free = new Set([...old.filter(hasCome).map(({ gone }) => gone), ...goneWith(before, old, hasCome)]);
  const breaks = findBreakingChanges(before, after).flatMap(({ description }) => {
    if (free.has(description)) return [];
    const promised = early.get(description);
    if (promised) return [`${description} It may go from ${dayOf(promised)}, which those who use it were told; keep it until then.`];
    if (announced.includes(description)) return [];
    return [`${description} That breaks clients; deprecate it first, or announce this sentence in schema/breaking-changes.md.`];
  });

  const days = old.flatMap((part) => {
    const promised = dayOf(part);
    const told = now.get(part.coordinate);
    const next = told && dayOf(told);
    return promised && next && next < promised && promised > today
      ? [`${part.coordinate} was to stay until ${promised}; it cannot go from ${next} already.`]
      : [];
  });
  const was = new Map(old.map((part) => [part.coordinate, part]));
  const soonest = new Date(Date.parse(`${today}T00:00:00Z`) + NOTICE_DAYS * 86_400_000).toISOString().slice(0, 10);
  const notice = [...now.values()].flatMap((part) => {
    const day = dayOf(part);
    return day && was.get(part.coordinate)?.reason === null && day < soonest
      ? [`${part.coordinate} is deprecated from today and may go from ${day}; give ${NOTICE_DAYS} days at least, until ${soonest}.`]
      : [];
  });
  return [...breaks, ...undated(after), ...days, ...notice];
}

/** What is deprecated without the day from which it may go. */
export const undated = (schema: GraphQLSchema): string[] =>
  partsOf(schema)
    .filter(({ reason }) => reason !== null && mayGoDay(reason) === null)
    .map(
      ({ coordinate, reason }) =>
        `${coordinate} is deprecated with “${reason}”; say from which day it may go and what to use instead, by deprecated() in schema/shared/deprecated.ts.`,
    );

function partsOf(schema: GraphQLSchema): Part[] {
  return ownTypes(schema).flatMap((type): Part[] => {
    const owner = type.name;
    if (isEnumType(type))
      return type.getValues().map((value) => ({
        coordinate: `${owner}.${value.name}`,
        reason: value.deprecationReason ?? null,
        gone: `${value.name} was removed from enum type ${owner}.`,
        owner,
        leadsTo: [],
      }));
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
    return (Object.values(type.getFields()) as (GraphQLField<unknown, unknown> | GraphQLInputField)[]).flatMap((field): Part[] => {
      const coordinate = `${owner}.${field.name}`;
      const args = 'args' in field ? field.args : [];
      return [
        {
          coordinate,
          reason: field.deprecationReason ?? null,
          gone: `${coordinate} was removed.`,
          owner,
          leadsTo: [getNamedType(field.type).name],
        },
        ...args.map((arg) => ({
          coordinate: `${coordinate}(${arg.name}:)`,
          // An argument goes with its field.
          reason: arg.deprecationReason ?? field.deprecationReason ?? null,
          gone: `${coordinate} arg ${arg.name} was removed.`,
          owner,
          leadsTo: [getNamedType(arg.type).name],
        })),
      ];
    });
  });
}

/** Types to which nothing leads but what may go: said as the types' own removal. */
function goneWith(schema: GraphQLSchema, parts: readonly Part[], mayGo: (part: Part) => boolean): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) => type?.name ?? []);
  const stays = new Set(roots);
  const members = (type: GraphQLNamedType): readonly string[] =>
    isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
  for (let size = -1; size < stays.size;) {
    size = stays.size;
    for (const part of parts) if (stays.has(part.owner) && !mayGo(part)) for (const name of part.leadsTo) stays.add(name);
    for (const name of stays) for (const member of members(schema.getType(name)!)) stays.add(member);
  }
  return ownTypes(schema)
    .filter(({ name }) => !stays.has(name))
    .map(({ name }) => `${name} was removed.`);
}

const ownTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
