import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { NotAllowed, NotSignedIn, words } from '../../domain/kernel/errors.ts';
import type { Context } from '../context.ts';
import { INSIDE, type Access } from './access.ts';
import { refuseKey } from './key-scopes.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      access: AccessPlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/** Holds every field to its access statement, and refuses to build a schema in which one is missing. */
export class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const access = this.accessOf(field);
    return { ...field, extensions: { ...field.extensions, access } };
  }

  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    if (field.kind === 'Subscription') return resolve;
    const guarded = guard(resolve, field);
    return isRoot(field) || leadsToRecords(field) ? guardFromKeys(guarded, field) : guarded;
  }

  /** A subscription is refused when it begins; rights that change later close the connection. */
  override wrapSubscribe(subscribe: Resolver<Types> | undefined, field: PothosOutputFieldConfig<Types>): Resolver<Types> | undefined {
    return subscribe && guardFromKeys(guard(subscribe, field), field);
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || !('getFields' in type) || !('getInterfaces' in type)) continue;
      for (const field of Object.values(type.getFields()))
        if (field.extensions.access === undefined)
          throw new Error(`${type.name}.${field.name} does not say who may ask for it: add access.`);
    }
    return schema;
  }

  private accessOf(field: PothosOutputFieldConfig<Types>): Access | undefined {
    const own = (field.pothosOptions as { access?: Access }).access;
    if (own) return own;
    const type = this.buildCache.getTypeConfig(field.parentType);
    const ofType = (type.pothosOptions as { access?: Access }).access;
    // Interfaces are only ever seen through the types that state it.
    return ofType ?? (type.kind === 'Interface' ? 'carried' : undefined);
  }
}

/** What is open to everyone inside needs no second check below the root: a root field let the caller in. */
const isOpenBelowRoot = (access: Access): boolean =>
  access === 'anyone' || access === 'carried' || (Array.isArray(access) && INSIDE.every((role) => access.includes(role)));

const isRoot = ({ kind }: { kind: string }): boolean => kind === 'Query' || kind === 'Mutation' || kind === 'Subscription';

/** Fields that hold a value of their own need no scope: the record they are of was asked for with one. */
function leadsToRecords<Types extends SchemaTypes>({ type }: PothosOutputFieldConfig<Types>): boolean {
  const named = type.kind === 'List' ? type.type : type;
  return named.kind === 'Object' || named.kind === 'Union' || named.kind === 'Interface' || named.kind === 'List';
}

/** Holds keys to their scopes, wherever in the answer they get to a record. */
function guardFromKeys<Types extends SchemaTypes>(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
  const root = isRoot(field) ? (field.kind as 'Query' | 'Mutation' | 'Subscription') : null;
  const nullable = field.type.nullable && !root;
  return (source, args, context, info) => {
    const actor = (context as unknown as Context).findCaller()?.actor;
    const refusal = actor?.kind === 'key' ? refuseKey(actor, { name: field.name, type: info.returnType, root }) : null;
    if (!refusal) return resolve(source, args, context, info);
    if (nullable) return null;
    throw refusal;
  };
}

function guard<Types extends SchemaTypes>(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
  const access = field.extensions?.access as Access | undefined;
  if (!access || access === 'anyone' || access === 'carried' || (!isRoot(field) && isOpenBelowRoot(access))) return resolve;
  const nullable = field.type.nullable && !isRoot(field);
  const name = `${words(field.name)}`;
  return (source, args, context, info) => {
    const refusal = refuse(access, context as unknown as Context, name);
    if (!refusal) return resolve(source, args, context, info);
    if (nullable) return null;
    throw refusal;
  };
}

function refuse(access: Exclude<Access, 'anyone' | 'carried'>, context: Context, name: string): Error | null {
  if (access === 'signed_in') return context.user ? null : new NotSignedIn();
  const { role } = context.caller.actor;
  return access.includes(role)
    ? null
    : new NotAllowed(name.charAt(0).toUpperCase() + name.slice(1), `the role ${access.map(words).join(', ')}`);
}

SchemaBuilder.registerPlugin('access', AccessPlugin);
