import type { FieldNullability, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core';
import { EVERY_MEMBER, STUDIO_HEADS, STUDIO_RUNNERS } from '../../domain/kernel/policy.ts';
import type { Role } from '../../domain/kernel/actor.ts';

/**
 * Who may ask for a field: `anyone` without sign-in, `signed_in` users even outside a studio, or these roles inside the studio.
 * `carried` is for types that only come with a field that was allowed, such as errors, pages and payloads.
 * Every root field and every object type states it; a field may be stricter than its type. It is the door, checked before the resolver;
 * the finer rules (whose record, which step) are the domain's.
 */
export type Access = 'anyone' | 'carried' | 'signed_in' | readonly Role[];

/** All roles, the client's and the wall board's too. */
export const INSIDE = [...EVERY_MEMBER, 'client', 'board'] as const satisfies readonly Role[];
/** Everyone who works for the studio. */
export const STAFF = EVERY_MEMBER;
/** Staff, and clients for what is theirs. */
export const STAFF_AND_CLIENTS = [...EVERY_MEMBER, 'client'] as const satisfies readonly Role[];
export const RUNNERS = STUDIO_RUNNERS;
export const HEADS = STUDIO_HEADS;

declare global {
  export namespace PothosSchemaTypes {
    interface BaseTypeOptions<Types extends SchemaTypes = SchemaTypes> {
      access?: Access;
    }
    interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /** A nullable field answers null to those who may not see it, any other NotAllowed. */
      access?: Access;
    }
  }
}
