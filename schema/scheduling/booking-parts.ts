import type { Prisma } from '../../prisma/generated/client/client.ts';
import { changedFields } from '../../domain/activity/merge-edit.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../shared/ids.ts';

const carried = { access: 'carried' as const };

/** Everything a session asks for, with what it was given: one selection, so that rooms, people and gear come with one statement. */
export const REQUIREMENTS = {
  orderBy: { position: 'asc' },
  select: {
    id: true,
    quantity: true,
    duty: true,
    skill: true,
    resource: { select: { id: true, name: true, kind: true } },
    model: { select: { id: true, name: true } },
    kit: { select: { id: true, name: true } },
    allocations: {
      orderBy: { resourceId: 'asc' },
      select: { firm: true, resource: { select: { id: true, name: true, kind: true, unit: { select: { missingAt: true } } } } },
    },
  },
} as const satisfies Prisma.Booking$requirementsArgs;

export type RequirementRow = Prisma.BookingRequirementGetPayload<typeof REQUIREMENTS>;

export interface Named {
  id: string;
  name: string;
}

export const BookedRoom = builder.objectRef<Named>('BookedRoom').implement({
  ...carried,
  description: 'A room of a session.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the room.', resolve: ({ id }) => encodeId('Room', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

export const BookedPerson = builder.objectRef<Named & { duty: string }>('BookedPerson').implement({
  ...carried,
  description: 'Somebody on a session.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the person.', resolve: ({ id }) => encodeId('Person', id) }),
    name: t.exposeString('name', { description: 'Their name.' }),
    duty: t.exposeString('duty', { description: 'What they do in this session; empty when nobody said.' }),
  }),
});

export const OpenRole = builder.objectRef<{ skill: string; quantity: number; duty: string }>('OpenRole').implement({
  ...carried,
  description: 'A role of a session that nobody fills yet.',
  fields: (t) => ({
    skill: t.exposeString('skill', { description: 'The skill that is wanted.' }),
    quantity: t.exposeInt('quantity', { description: 'How many people are wanted.' }),
    duty: t.exposeString('duty', { description: 'What they do in it; empty when nobody said.' }),
  }),
});

const BookedUnit = builder.objectRef<Named>('BookedUnit').implement({
  ...carried,
  description: 'A unit of gear that a session was given.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the unit.', resolve: ({ id }) => encodeId('GearUnit', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

interface GearLineRow extends Named {
  kind: 'model' | 'kit' | 'unit';
  quantity: number;
  units: Named[];
  lacking: number;
}

/** What a line of gear stands for, and how far it is met; null for rooms and people. */
export function gearLineOf({ model, kit, resource, quantity, allocations }: RequirementRow, takes: boolean): GearLineRow | null {
  const asked = model ?? kit ?? (resource?.kind === 'unit' ? resource : null);
  if (!asked) return null;
  const units = allocations.map((one) => one.resource);
  // What a firm session lacks is kept as an allocation that takes nothing.
  const lacking = allocations.filter((one) => !one.firm || one.resource.unit?.missingAt).length;
  return { id: asked.id, name: asked.name, kind: model ? 'model' : kit ? 'kit' : 'unit', quantity, units, lacking: takes ? lacking : 0 };
}

const GEAR_TYPE = { model: 'GearModel', kit: 'GearKit', unit: 'GearUnit' } as const;

export const GearLine = builder.objectRef<GearLineRow>('GearLine').implement({
  ...carried,
  description: 'Gear that a session asks for: so many units of a model, a kit, or one certain unit.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the model, kit or unit that was asked for.', resolve: ({ kind, id }) => encodeId(GEAR_TYPE[kind], id) }),
    kind: t.exposeString('kind', { description: 'model, kit or unit.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    quantity: t.exposeInt('quantity', { description: 'Units of a model; 1 for a kit or a unit.' }),
    units: t.expose('units', { type: [BookedUnit], description: 'The units it was given.' }),
    lacking: t.exposeInt('lacking', { description: 'How many of them the session does not have: broken, missing, or somewhere else.' }),
  }),
});

type ChangeRow = Pick<Prisma.ChangeGetPayload<object>, 'revision' | 'at' | 'actorName' | 'kind' | 'before' | 'after'>;
const DERIVED = new Set(['version', 'allocations', 'priceMinor', 'overrode']);
const fields = (json: unknown): Record<string, unknown> =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};

export const BookingChange = builder.objectRef<ChangeRow>('BookingChange').implement({
  ...carried,
  description: 'One thing that happened to a session.',
  fields: (t) => ({
    revision: t.expose('revision', { type: 'BigInt', description: 'Its number in the studio’s log.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    actorName: t.exposeString('actorName', { description: 'Who did it.' }),
    kind: t.exposeString('kind', { description: 'What happened, in the past tense: booked, moved, confirmed …' }),
    overrideReason: t.string({
      nullable: true,
      description: 'Why it was done although rules of the house refused; null when none did.',
      resolve: ({ after }) => (fields(fields(after).overrode).reason as string | undefined) ?? null,
    }),
    overrode: t.stringList({
      description: 'Names of the rules that were booked over.',
      resolve: ({ after }) => ((fields(fields(after).overrode).rules ?? []) as { name: string }[]).map(({ name }) => name),
    }),
    fields: t.stringList({
      description: 'Which fields changed; empty when it was booked.',
      resolve: ({ before, after }) => (before ? changedFields(fields(before), fields(after)).filter((field) => !DERIVED.has(field)) : []),
    }),
  }),
});
