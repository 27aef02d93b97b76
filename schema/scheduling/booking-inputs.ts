import type { InputShapeFromTypeParam } from '@pothos/core';
import { InvalidInput } from '../../domain/kernel/errors.ts';
import { builder, type ApiTypes } from '../builder.ts';
import { idField } from '../shared/id-fields.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;

export const PersonWish = builder.inputType('PersonWish', {
  description: 'Somebody to be on the session.',
  fields: (t) => ({
    personId: idField(t, 'Person', { required: true, description: 'Who.' }),
    duty: t.string({ description: 'What they do in it: engineer, producer …' }),
  }),
});

export const GearWish = builder.inputType('GearWish', {
  description: 'Gear for the session: exactly one of the three ids.',
  fields: (t) => ({
    modelId: idField(t, 'GearModel', { required: false, description: 'Units of this model, whichever are free.' }),
    quantity: t.int({ description: 'How many units of the model; 1 if not given.' }),
    kitId: idField(t, 'GearKit', { required: false, description: 'This kit, whole.' }),
    unitId: idField(t, 'GearUnit', { required: false, description: 'This very unit.' }),
  }),
});

export const RoleWish = builder.inputType('RoleWish', {
  description: 'An open role: people with a skill, whom nobody has named yet. It takes nobody.',
  fields: (t) => ({
    skill: t.string({ required: true, description: 'The skill that is wanted.' }),
    quantity: t.int({ description: 'How many people; 1 if not given.' }),
    duty: t.string({ description: 'What they do in it.' }),
  }),
});

type GearWishes = readonly InputShapeFromTypeParam<Types, typeof GearWish, true>[] | null | undefined;
type PersonWishes = readonly InputShapeFromTypeParam<Types, typeof PersonWish, true>[] | null | undefined;

/** @throws InvalidInput where a line names none or several of model, kit and unit, or asks for several of what there is once */
export function gearOf(wishes: GearWishes, path = 'gear') {
  const wrong = (wishes ?? []).flatMap(({ modelId, kitId, unitId, quantity }, index) => {
    if ([modelId, kitId, unitId].filter(Boolean).length !== 1)
      return [{ path: `${path}.${index}`, message: 'Give exactly one of modelId, kitId and unitId.' }];
    if (!modelId && (quantity ?? 1) !== 1)
      return [{ path: `${path}.${index}.quantity`, message: 'Only a model is asked for in numbers. Leave the quantity out.' }];
    return [];
  });
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return wishes?.map(({ modelId, quantity, kitId, unitId }) => {
    if (modelId) return { modelId, quantity: quantity ?? undefined };
    return kitId ? { kitId } : { unitId: unitId! };
  });
}

type RoleWishes = readonly InputShapeFromTypeParam<Types, typeof RoleWish, true>[] | null | undefined;

export const rolesOf = (wishes: RoleWishes) =>
  wishes?.map(({ skill, quantity, duty }) => ({ skill, quantity: quantity ?? undefined, duty: duty ?? undefined }));

export const peopleOf = (wishes: PersonWishes) => wishes?.map(({ personId, duty }) => ({ personId, duty: duty ?? undefined }));

export interface Wishes {
  people?: PersonWishes;
  gear?: GearWishes;
  roles?: RoleWishes;
}

/**
 * Whom and what a session is to have, as its commands take it; what is not given stays undefined.
 * @throws InvalidInput as gearOf does
 */
export const wishesOf = ({ people, gear, roles }: Wishes) => ({ people: peopleOf(people), gear: gearOf(gear), roles: rolesOf(roles) });
