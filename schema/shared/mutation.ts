import type { InputFieldMap, InputShapeFromFields, MaybePromise, ObjectParam, ShapeFromTypeParam } from '@pothos/core';
import { PrismaObjectRef, queryFromInfo, type ModelForTypeParam } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Caller } from '../../domain/kernel/caller.ts';
import type { DomainError } from '../../domain/kernel/errors.ts';
import { builder, type ApiTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import type { Access } from './access.ts';
import { ALWAYS } from './errors.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
type AnyObject = ObjectParam<Types>;
type Model<Type> = ModelForTypeParam<Types, Type>;

/** What the caller selected of a Prisma-backed record: spread it into the read, and relations come with the same statement. */
export type Selected<Type> = [Model<Type>] extends [never] ? object : { include?: Model<Type>['Include']; select?: Model<Type>['Select'] };

interface Shared<Type, Fields extends InputFieldMap> {
  /** What it does, its units, and who may. */
  description: string;
  access: Access;
  /** The record it answers, as returned by `builder.prismaNode` or `builder.objectRef`. */
  type: Type;
  /** Refusals beyond those that every mutation may give (errors.ts, ALWAYS). */
  errors?: readonly (new (...args: never[]) => DomainError)[];
  input: (t: InputFields) => Fields;
}

interface Inside<Type extends AnyObject, Fields extends InputFieldMap> extends Shared<Type, Fields> {
  resolve(
    caller: Caller,
    input: InputShapeFromFields<Fields>,
    query: Selected<Type>,
    context: Context,
  ): MaybePromise<ShapeFromTypeParam<Types, Type, false>>;
}

interface Outside<Type extends AnyObject, Fields extends InputFieldMap> extends Shared<Type, Fields> {
  resolve(
    context: Context,
    input: InputShapeFromFields<Fields>,
    onceKey: string | undefined,
  ): MaybePromise<ShapeFromTypeParam<Types, Type, false>>;
}

/**
 * A thin door to a command: one `input`, and the union `<Name>Result` of the record and every refusal.
 * The caller carries the request's idempotency key.
 */
export function mutation<Type extends AnyObject, Fields extends InputFieldMap>(name: string, options: Inside<Type, Fields>): void {
  define(name, options, (context, input, info) =>
    options.resolve(
      { ...context.caller, ...onceKeyOf(context, info) },
      input,
      // Only records of the database are read as they were selected; for all others the library has nothing to say but an error.
      (options.type instanceof PrismaObjectRef ? queryFromInfo({ context, info, path: [] }) : {}) as unknown as Selected<Type>,
      context,
    ),
  );
}

/** The same for what is done outside a studio: setting one up, one's own sessions. */
export function openMutation<Type extends AnyObject, Fields extends InputFieldMap>(name: string, options: Outside<Type, Fields>): void {
  define(name, options, (context, input, info) => options.resolve(context, input, onceKeyOf(context, info).onceKey));
}

function define<Type extends AnyObject, Fields extends InputFieldMap>(
  name: string,
  { description, access, type, errors = [], input: fields }: Shared<Type, Fields>,
  resolve: (context: Context, input: InputShapeFromFields<Fields>, info: GraphQLResolveInfo) => unknown,
): void {
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const input = builder.inputType(`${typeName}Input`, { description: `Input of \`${name}\`.`, fields: (t) => fields(t as never) as never });
  builder.mutationField(name, (t) =>
    t.field({
      type: type as never,
      description,
      access,
      args: { input: t.arg({ type: input, required: true, description: 'What to do.' }) },
      errors: {
        types: [...new Set([...ALWAYS, ...errors])] as never,
        directResult: true as never,
        union: { name: `${typeName}Result`, description: `What \`${name}\` answers: the record, or why not.` },
      },
      resolve: ((_root: unknown, args: { input: InputShapeFromFields<Fields> }, context: Context, info: GraphQLResolveInfo) =>
        resolve(context, args.input, info)) as never,
    }),
  );
}

/** One key covers a whole request; with several mutations in it, each takes its own place under that key. */
function onceKeyOf(context: Context, info: GraphQLResolveInfo): { onceKey?: string } {
  if (!context.onceKey) return {};
  const several = info.operation.selectionSet.selections.length > 1;
  return { onceKey: several ? `${context.onceKey}#${info.path.key}` : context.onceKey };
}

type WithoutNull<T> = { [K in keyof T]: Exclude<T[K], null> };

/** For commands in which a field that is null means the same as one that was not given. */
export const withoutNulls = <T extends object>(input: T): WithoutNull<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as WithoutNull<T>;
