import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Wishes } from './booking-inputs.ts';
import type { Tx } from '../kernel/transact.ts';
import type { BookingRecord, Requirement } from './booking-record.ts';

/** @throws InvalidInput when nothing is asked for, or the same thing twice */
export function requirementsOf(wishes: Wishes): Requirement[] {
  refuseRepeats('rooms', wishes.rooms);
  refuseRepeats(
    'people',
    wishes.people.map((wish) => wish.personId),
  );
  refuseRepeats(
    'gear',
    wishes.gear.map((wish) => ('modelId' in wish ? wish.modelId : 'kitId' in wish ? wish.kitId : wish.unitId)),
  );
  const all: Omit<Requirement, 'id' | 'position'>[] = [
    ...wishes.rooms.map((resourceId) => ({ ...NOTHING, resourceId })),
    ...wishes.people.map(({ personId, duty }) => ({ ...NOTHING, resourceId: personId, duty })),
    ...wishes.gear.map((wish) => {
      if ('modelId' in wish) return { ...NOTHING, modelId: wish.modelId, quantity: wish.quantity };
      return 'kitId' in wish ? { ...NOTHING, kitId: wish.kitId } : { ...NOTHING, resourceId: wish.unitId };
    }),
  ];
  if (all.length === 0) throw invalid('rooms', 'Choose a room, a person or gear: a session without any takes nothing.');
  all.push(...wishes.roles.map(({ skill, quantity, duty }) => ({ ...NOTHING, skill, quantity, duty })));
  return all.map((requirement, position) => ({ id: newId(), ...requirement, position }));
}

const NOTHING = { resourceId: null, modelId: null, kitId: null, skill: null, quantity: 1, duty: '' } as const;

function refuseRepeats(path: string, ids: string[]): void {
  const second = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (second >= 0) throw invalid(`${path}.${second}`, 'This is chosen twice. Choose it once.');
}

/**
 * The requirements after an edit of some of the three lists. A line that is asked for as before keeps its id and so its units.
 * @throws InvalidInput
 */
export async function editedRequirements(
  tx: Tx,
  booking: Pick<BookingRecord, 'requirements'>,
  wishes: Partial<Wishes>,
): Promise<Requirement[]> {
  const named = booking.requirements.flatMap((one) => (one.resourceId ? [one.resourceId] : []));
  const resources = await tx.db.resource.findMany({
    where: { studioId: tx.studioId, id: { in: named } },
    select: { id: true, kind: true },
  });
  const kindOf = new Map(resources.map((resource) => [resource.id, resource.kind]));
  const has = booking.requirements.map((one) => ({ one, kind: kindOfLine(one, kindOf) }));
  const wanted = requirementsOf({
    rooms: wishes.rooms ?? has.flatMap(({ one, kind }) => (kind === 'room' ? [one.resourceId!] : [])),
    people: wishes.people ?? has.flatMap(({ one, kind }) => (kind === 'person' ? [{ personId: one.resourceId!, duty: one.duty }] : [])),
    gear: wishes.gear ?? has.flatMap(({ one, kind }) => (kind === 'unit' ? [wishOf(one)] : [])),
    roles: wishes.roles ?? has.flatMap(({ one: { skill, quantity, duty } }) => (skill === null ? [] : [{ skill, quantity, duty }])),
  });
  const kept = wanted.map((line) => ({ ...line, id: booking.requirements.find((old) => asksForTheSame(old, line))?.id ?? line.id }));
  const same =
    kept.length === booking.requirements.length &&
    kept.every((line, index) => {
      const old = booking.requirements[index]!;
      return old.id === line.id && old.quantity === line.quantity && old.duty === line.duty;
    });
  return same ? booking.requirements : kept;
}

const kindOfLine = (one: Requirement, kindOf: ReadonlyMap<string, 'room' | 'unit' | 'person'>) => {
  if (one.resourceId) return kindOf.get(one.resourceId);
  return one.skill === null ? ('unit' as const) : ('role' as const);
};

const wishOf = (one: Requirement): Wishes['gear'][number] => {
  if (one.modelId) return { modelId: one.modelId, quantity: one.quantity };
  return one.kitId ? { kitId: one.kitId } : { unitId: one.resourceId! };
};

const asksForTheSame = (a: Requirement, b: Requirement): boolean =>
  a.resourceId === b.resourceId && a.modelId === b.modelId && a.kitId === b.kitId && a.skill === b.skill;
