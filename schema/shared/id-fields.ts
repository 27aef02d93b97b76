import type { ArgBuilder, InputFieldRef, SchemaTypes } from '@pothos/core';
import type { ApiTypes } from '../builder.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;
type Inputs = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'> | ArgBuilder<Types>;
type TypeNames = string | readonly string[];

interface Options<Required extends boolean> {
  description: string;
  required: Required;
}

const extensions = (type: TypeNames) => ({ idOf: typeof type === 'string' ? [type] : type });

/** Fields of an input are made by a method, arguments by the builder itself. */
const make = (t: Inputs, options: object): unknown => (typeof t === 'function' ? t(options as never) : t.field(options as never));

/**
 * The id of a record as input or argument; the resolver gets its UUID. `idField(t, 'Booking', { required: true, description: … })`.
 * An id that is malformed or of another type is refused as InvalidInput at its path.
 */
export const idField = <Required extends boolean>(t: Inputs, type: TypeNames, { required, description }: Options<Required>) =>
  make(t, { type: 'ID', required, description, extensions: extensions(type) }) as InputFieldRef<
    Types & SchemaTypes,
    true extends Required ? string : string | null | undefined
  >;

/** The same for a list. */
export const idListField = <Required extends boolean>(t: Inputs, type: TypeNames, { required, description }: Options<Required>) =>
  make(t, { type: ['ID'], required, description, extensions: extensions(type) }) as InputFieldRef<
    Types & SchemaTypes,
    true extends Required ? string[] : string[] | null | undefined
  >;
