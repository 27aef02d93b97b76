import type { FindRequest, GearWish, Link, PersonWish, Piece, RoomWish } from '../../domain/scheduling/finding/find-types.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../shared/ids.ts';
import { RoomKindEnum } from '../studio/setup.ts';
import { OpenRole } from './booking-parts.ts';
import { LinkWithin } from './find-inputs.ts';

const carried = { access: 'carried' as const };
type Names = ReadonlyMap<string, string>;
/** A part of a request with the names of what it asks for by id; what is gone has none. */
type Named<Part> = { part: Part; names: Names };

const RoomLine = builder.objectRef<Named<RoomWish>>('RoomSoughtLine').implement({
  ...carried,
  description: 'A room that is looked for.',
  fields: (t) => ({
    roomId: t.id({ nullable: true, description: 'A certain room.', resolve: ({ part: { roomId } }) => roomId && encodeId('Room', roomId) }),
    roomName: t.string({
      nullable: true,
      description: 'Its name.',
      resolve: ({ part: { roomId }, names }) => roomId && (names.get(roomId) ?? null),
    }),
    kind: t.field({ type: RoomKindEnum, nullable: true, description: 'Any of this kind.', resolve: ({ part }) => part.kind }),
    capacity: t.int({ nullable: true, description: 'It holds so many at least.', resolve: ({ part }) => part.capacity }),
    features: t.stringList({ description: 'It has all of these.', resolve: ({ part }) => [...part.features] }),
  }),
});

const GEAR_TYPE = { model: 'GearModel', kit: 'GearKit', unit: 'GearUnit' } as const;
const gearIdOf = (wish: GearWish): { kind: keyof typeof GEAR_TYPE; id: string } | null => {
  if ('modelId' in wish) return { kind: 'model', id: wish.modelId };
  if ('kitId' in wish) return { kind: 'kit', id: wish.kitId };
  return 'unitId' in wish ? { kind: 'unit', id: wish.unitId } : null;
};

const GearSoughtLine = builder.objectRef<Named<GearWish>>('GearSoughtLine').implement({
  ...carried,
  description: 'Gear that is looked for.',
  fields: (t) => ({
    kind: t.string({ description: 'model, kit, unit or category.', resolve: ({ part }) => gearIdOf(part)?.kind ?? 'category' }),
    id: t.id({
      nullable: true,
      description: 'The model, kit or unit; null for any kit of a category.',
      resolve: ({ part }) => {
        const known = gearIdOf(part);
        return known && encodeId(GEAR_TYPE[known.kind], known.id);
      },
    }),
    name: t.string({
      description: 'Its name, or that of the category; empty when it is gone.',
      resolve: ({ part, names }) => ('kitCategory' in part ? part.kitCategory : (names.get(gearIdOf(part)!.id) ?? '')),
    }),
    quantity: t.int({ description: 'Units of a model; otherwise 1.', resolve: ({ part }) => ('quantity' in part ? part.quantity : 1) }),
  }),
});

const PersonLine = builder.objectRef<Named<PersonWish>>('PersonSoughtLine').implement({
  ...carried,
  description: 'Somebody who is looked for.',
  fields: (t) => ({
    personId: t.id({
      nullable: true,
      description: 'A certain person.',
      resolve: ({ part }) => ('personId' in part ? encodeId('Person', part.personId) : null),
    }),
    personName: t.string({
      nullable: true,
      description: 'Their name.',
      resolve: ({ part, names }) => ('personId' in part ? (names.get(part.personId) ?? null) : null),
    }),
    skill: t.string({
      nullable: true,
      description: 'Anybody with this skill.',
      resolve: ({ part }) => ('skill' in part ? part.skill : null),
    }),
    quantity: t.int({ description: 'How many people.', resolve: ({ part }) => ('quantity' in part ? part.quantity : 1) }),
    duty: t.string({ description: 'What they do in it; empty when nobody said.', resolve: ({ part }) => part.duty }),
  }),
});

const LinkType = builder.objectRef<Link>('SessionLinkLine').implement({
  ...carried,
  description: 'How a session stands to one before it in the list.',
  fields: (t) => ({
    after: t.exposeInt('after', { description: 'Index of that session.' }),
    leastMinutes: t.exposeInt('leastMinutes', { description: 'Minutes between them at least.' }),
    mostMinutes: t.exposeInt('mostMinutes', { nullable: true, description: 'Minutes between them at the most.' }),
    within: t.expose('within', { type: LinkWithin, nullable: true, description: 'On the same day or in the same week.' }),
  }),
});

const named = <Part>(parts: readonly Part[], names: Names): Named<Part>[] => parts.map((part) => ({ part, names }));

const PieceType = builder.objectRef<Named<Piece>>('SessionSoughtLine').implement({
  ...carried,
  description: 'One session that is looked for.',
  fields: (t) => ({
    label: t.string({ description: 'What tells it apart; may be empty.', resolve: ({ part }) => part.label }),
    minutes: t.int({ description: 'How long it is.', resolve: ({ part }) => part.minutes }),
    setupMinutes: t.int({
      nullable: true,
      description: 'Minutes taken before; null for the rooms’ default.',
      resolve: ({ part }) => part.setupMinutes,
    }),
    teardownMinutes: t.int({
      nullable: true,
      description: 'Minutes taken after; null for the rooms’ default.',
      resolve: ({ part }) => part.teardownMinutes,
    }),
    rooms: t.field({ type: [RoomLine], description: 'Its rooms.', resolve: ({ part, names }) => named(part.rooms, names) }),
    gear: t.field({ type: [GearSoughtLine], description: 'Its gear.', resolve: ({ part, names }) => named(part.gear, names) }),
    people: t.field({ type: [PersonLine], description: 'Its people.', resolve: ({ part, names }) => named(part.people, names) }),
    openRoles: t.field({ type: [OpenRole], description: 'Roles that are booked open.', resolve: ({ part }) => [...part.openRoles] }),
    link: t.field({ type: LinkType, nullable: true, description: 'How it stands to one before it.', resolve: ({ part }) => part.link }),
  }),
});

export const FindRequestType = builder.objectRef<Named<FindRequest>>('FindRequest').implement({
  ...carried,
  description: 'What is looked for, and when it may be: as it can be asked again.',
  fields: (t) => ({
    pieces: t.field({
      type: [PieceType],
      description: 'The sessions that are wanted together.',
      resolve: ({ part, names }) => named(part.pieces, names),
    }),
    from: t.field({ type: 'Date', description: 'First day.', resolve: ({ part }) => part.from }),
    to: t.field({ type: 'Date', description: 'The day after the last.', resolve: ({ part }) => part.to }),
    fromMinute: t.int({
      nullable: true,
      description: 'Not before this time of day, minutes after midnight.',
      resolve: ({ part }) => part.fromMinute,
    }),
    toMinute: t.int({ nullable: true, description: 'Over by this time of day.', resolve: ({ part }) => part.toMinute }),
    weekdays: t.intList({ description: 'ISO weekdays; empty for all.', resolve: ({ part }) => [...part.weekdays] }),
    nearTo: t.field({ type: 'DateTime', nullable: true, description: 'The nearer to it, the better.', resolve: ({ part }) => part.nearTo }),
    maxPriceMinor: t.int({
      nullable: true,
      description: 'What all may cost together, minor units.',
      resolve: ({ part }) => part.maxPriceMinor,
    }),
    maxHourlyMinor: t.int({
      nullable: true,
      description: 'What an hour may cost, minor units.',
      resolve: ({ part }) => part.maxHourlyMinor,
    }),
    clientId: t.id({
      nullable: true,
      description: 'For whom.',
      resolve: ({ part: { clientId } }) => clientId && encodeId('Client', clientId),
    }),
    projectId: t.id({
      nullable: true,
      description: 'What for.',
      resolve: ({ part: { projectId } }) => projectId && encodeId('Project', projectId),
    }),
  }),
});
