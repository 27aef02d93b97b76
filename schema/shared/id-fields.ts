import type { InputFieldRef, SchemaTypes } from '@pothos/core';
import type { ApiTypes } from '../builder.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;
type Inputs = PothosSchemaTypes.InputFieldBuilder<Types, 'Arg'> | PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
type TypeNames = string | readonly string[];

interface Options<Required extends boolean> {
  description: string;
  required: Required;
}

const extensions = (type: TypeNames) => ({ idOf: typeof type === 'string' ? [type] : type });

/**
 * The id of a record as input or argument; the resolver gets its UUID. `idField(t, 'Booking', { required: true, description: … })`.
 * An id that is malformed or of another type is refused as InvalidInput at its path.
 */
export const idField = <Required extends boolean>(t: Inputs, type: TypeNames, { required, description }: Options<Required>) =>
  (t as PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>).field({
    type: 'ID',
    required,
    description,
    extensions: extensions(type),
  } as never) as unknown as InputFieldRef<Types & SchemaTypes, true extends Required ? string : string | null | undefined>;

/** The same for a list. */
export const idListField = <Required extends boolean>(t: Inputs, type: TypeNames, { required, description }: Options<Required>) =>
  (t as PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>).field({
    type: ['ID'],
    required,
    description,
    extensions: extensions(type),
  } as never) as unknown as InputFieldRef<Types & SchemaTypes, true extends Required ? string[] : string[] | null | undefined>;
