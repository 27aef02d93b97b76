import SchemaBuilder, {
  BasePlugin,
  mapInputFields,
  type InputFieldsMapping,
  type InputTypeFieldsMapping,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { InvalidInput, type InputIssue } from '../../domain/kernel/errors.ts';
import { decodeId, encodeId } from './ids.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      ids: IdPlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;
type Mapping = InputFieldsMapping<SchemaTypes, readonly string[]>;

/**
 * Turns the ids made by `idInput` and `idArg` into the record's UUID before the resolver runs, wherever in the input they stand, and
 * answers the ids of records at once: the relay plugin promises each, and with it every record of an answer and all that it stands in.
 */
export class IdPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  private mappings = new Map<string, InputTypeFieldsMapping<Types, readonly string[]>>();

  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const type = this.buildCache.getTypeConfig(field.parentType);
    if (field.name !== 'id' || type.kind !== 'Object' || !type.interfaces.includes(this.builder.nodeInterfaceRef() as never)) return field;
    return { ...field, resolve: (record) => encodeId(type.name, (record as { id: string }).id) };
  }

  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    return this.withIds(resolve, field);
  }

  override wrapSubscribe(subscribe: Resolver<Types> | undefined, field: PothosOutputFieldConfig<Types>): Resolver<Types> | undefined {
    return subscribe && this.withIds(subscribe, field);
  }

  private withIds(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const mapping = mapInputFields(
      field.args,
      this.buildCache,
      (input) => (input.extensions?.idOf as readonly string[] | undefined) ?? null,
      this.mappings,
    ) as Mapping | null;
    if (!mapping) return resolve;
    return (source, args, context, info) => {
      const issues: InputIssue[] = [];
      const decoded = decodeFields(args as Record<string, unknown>, mapping, '', issues);
      if (issues.length > 0) throw new InvalidInput(issues);
      return resolve(source, decoded, context, info);
    };
  }
}

function decodeFields(values: Record<string, unknown>, mapping: Mapping, path: string, issues: InputIssue[]): Record<string, unknown> {
  const decoded = { ...values };
  for (const [name, field] of mapping) {
    // Callers know their input from inside: `bookingId`, not `input.bookingId`.
    const here = path === '' && name === 'input' ? '' : path ? `${path}.${name}` : name;
    if (field.kind === 'InputObject') {
      const inner = field.fields.map;
      if (inner)
        decoded[name] = each(decoded[name], here, (value, at) => decodeFields(value as Record<string, unknown>, inner, at, issues));
    } else decoded[name] = each(decoded[name], here, (value, at) => decodeOne(String(value), field.value, at, issues));
  }
  return decoded;
}

const each = (value: unknown, path: string, change: (value: unknown, path: string) => unknown): unknown => {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item, index) => each(item, path ? `${path}.${index}` : String(index), change));
  return change(value, path);
};

function decodeOne(value: string, types: readonly string[], path: string, issues: InputIssue[]): string {
  try {
    return decodeId(value, types, path).id;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    issues.push(...error.issues);
    return value;
  }
}

SchemaBuilder.registerPlugin('ids', IdPlugin);
