import { words } from '../../kernel/errors.ts';
import { plusDays } from '../../kernel/zone.ts';
import { MOST_WINDOW_DAYS } from './window-rules.ts';
import type { FindRequest, HouseKit, HousePerson, HouseRoom, HouseUnit, Piece } from './find-types.ts';
import { lengthWords, sameWords } from './words-rules.ts';

/** A request with one condition dropped or loosened. */
export interface Relaxed {
  says: string;
  request: FindRequest;
}

interface Stock {
  rooms: readonly HouseRoom[];
  people: readonly HousePerson[];
  units: readonly HouseUnit[];
  kits: readonly HouseKit[];
  models: readonly { id: string; name: string }[];
}

/** Every single condition that could give way, what costs the client least first. */
export function relaxed(request: FindRequest, stock: Stock): Relaxed[] {
  return [
    ...byPrice(request),
    ...byHours(request),
    ...byPieces(request, (piece) => gearOf(piece, stock)),
    ...byPieces(request, (piece) => peopleOf(piece, stock)),
    ...byPieces(request, (piece) => roomsOf(piece, stock)),
    ...byPieces(request, linkOf),
    ...byDays(request),
    ...byPieces(request, lengthOf),
    ...byDays(request, LAST_RESORT_DAYS),
  ];
}

/** Looked at only when nothing nearer helps. */
const LAST_RESORT_DAYS = 56;

function byPrice(request: FindRequest): Relaxed[] {
  return [
    ...(request.maxHourlyMinor === null ? [] : [{ says: 'At a higher price an hour', request: { ...request, maxHourlyMinor: null } }]),
    ...(request.maxPriceMinor === null ? [] : [{ says: 'At a higher price', request: { ...request, maxPriceMinor: null } }]),
  ];
}

function byHours(request: FindRequest): Relaxed[] {
  const { fromMinute, toMinute, weekdays } = request;
  return [
    ...(toMinute === null ? [] : [{ says: 'Later in the day', request: { ...request, toMinute: null } }]),
    ...(fromMinute === null ? [] : [{ says: 'Earlier in the day', request: { ...request, fromMinute: null } }]),
    ...(fromMinute === null || toMinute === null
      ? []
      : [{ says: 'At any hour of the day', request: { ...request, fromMinute: null, toMinute: null } }]),
    ...(weekdays.length === 0 ? [] : [{ says: 'On any weekday', request: { ...request, weekdays: [] } }]),
  ];
}

const LONGER: readonly [days: number, words: string][] = [
  [7, 'A week later at the latest'],
  [28, 'Four weeks later at the latest'],
];

function byDays(request: FindRequest, lastResort?: number): Relaxed[] {
  const more = lastResort ? ([[lastResort, 'Eight weeks later at the latest']] as const) : LONGER;
  return more.flatMap(([days, says]) => {
    const to = plusDays(request.to, days);
    return to > plusDays(request.from, MOST_WINDOW_DAYS) ? [] : [{ says, request: { ...request, to } }];
  });
}

type Change = { says: string; piece: Piece };

/** The same change may be made to any of the pieces; with several, it says to which. */
function byPieces(request: FindRequest, changes: (piece: Piece) => Change[]): Relaxed[] {
  return request.pieces.flatMap((piece, index) =>
    changes(piece).map((change) => ({
      says: request.pieces.length > 1 ? `${pieceName(request, index)}: ${lower(change.says)}` : change.says,
      request: { ...request, pieces: request.pieces.map((other, place) => (place === index ? change.piece : other)) },
    })),
  );
}

export const pieceName = ({ pieces }: Pick<FindRequest, 'pieces'>, index: number): string => pieces[index]!.name || `Session ${index + 1}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The lines of a wish with one of them replaced, or left out. */
const replaced = <Line>(lines: readonly Line[], index: number, by: Line | null): Line[] =>
  lines.flatMap((line, place) => (place === index ? (by === null ? [] : [by]) : [line]));

/** A piece must ask for something: what is left may not be nothing. */
const whole = ({ rooms, gear, people }: Piece): boolean => rooms.length + gear.length + people.length > 0;

function gearOf(piece: Piece, { kits, units, models }: Stock): Change[] {
  const nameOf = (all: readonly { id: string; name: string }[], id: string): string => all.find((one) => one.id === id)?.name ?? 'it';
  const change = (says: string, index: number, by: Piece['gear'][number] | null): Change => ({
    says,
    piece: { ...piece, gear: replaced(piece.gear, index, by) },
  });
  return piece.gear
    .flatMap((wish, index): Change[] => {
      if ('modelId' in wish) {
        const name = nameOf(models, wish.modelId);
        const fewer =
          wish.quantity > 1 ? [change(`With ${wish.quantity - 1} × ${name}`, index, { ...wish, quantity: wish.quantity - 1 })] : [];
        return [...fewer, change(`Without ${name}`, index, null)];
      }
      if ('kitId' in wish) {
        const kit = kits.find(({ id }) => id === wish.kitId);
        const other = kit ? [change(`With any kit of the category ${kit.category}`, index, { kitCategory: kit.category })] : [];
        return [...other, change(`Without ${kit?.name ?? 'the kit'}`, index, null)];
      }
      if ('kitCategory' in wish) return [change(`Without a kit of the category ${wish.kitCategory}`, index, null)];
      const unit = units.find(({ id }) => id === wish.unitId);
      const already = unit && piece.gear.some((line) => 'modelId' in line && line.modelId === unit.modelId);
      const other =
        unit && !already ? [change(`With any ${nameOf(models, unit.modelId)}`, index, { modelId: unit.modelId, quantity: 1 })] : [];
      return [...other, change(`Without ${unit?.name ?? 'the unit'}`, index, null)];
    })
    .filter((one) => whole(one.piece));
}

function peopleOf(piece: Piece, { people }: Stock): Change[] {
  const change = (says: string, index: number, by: Piece['people'][number] | null, more: Partial<Piece> = {}): Change => ({
    says,
    piece: { ...piece, ...more, people: replaced(piece.people, index, by) },
  });
  return piece.people
    .flatMap((wish, index): Change[] => {
      if ('personId' in wish) {
        const person = people.find(({ id }) => id === wish.personId);
        const name = person?.name ?? 'them';
        const others = (person?.skills ?? []).map((skill) =>
          change(`With somebody else for ${skill}`, index, { skill, quantity: 1, duty: wish.duty }),
        );
        return [...others, change(`Without ${name}`, index, null)];
      }
      // Whoever stands in for somebody is looked for by conflicts alone.
      if ('likePersonId' in wish) return [];
      const { skill, quantity, duty } = wish;
      const open = { openRoles: [...piece.openRoles, { skill, quantity: 1, duty }] };
      const fewer = quantity > 1 ? { skill, quantity: quantity - 1, duty } : null;
      return [change(quantity > 1 ? `With one ${skill} fewer, found later` : `With the role of ${skill} left open`, index, fewer, open)];
    })
    .filter((one) => whole(one.piece));
}

function roomsOf(piece: Piece, { rooms }: Stock): Change[] {
  const change = (says: string, index: number, by: Piece['rooms'][number] | null): Change => ({
    says,
    piece: { ...piece, rooms: replaced(piece.rooms, index, by) },
  });
  return piece.rooms
    .flatMap((wish, index): Change[] => {
      const room = rooms.find(({ id }) => id === wish.roomId);
      if (room)
        return [
          change(`In another ${words(room.kind)}`, index, { roomId: null, kind: room.kind, capacity: null, features: [] }),
          change('In any room', index, { roomId: null, kind: null, capacity: room.capacity, features: [] }),
        ];
      return [
        ...wish.features.map((feature) =>
          change(`Without ${feature}`, index, { ...wish, features: wish.features.filter((other) => !sameWords(other, feature)) }),
        ),
        ...(wish.capacity === null ? [] : [change(`In a room for fewer than ${wish.capacity}`, index, { ...wish, capacity: null })]),
        ...(wish.kind === null ? [] : [change(`In a room of another kind`, index, { ...wish, kind: null })]),
        ...(piece.rooms.length > 1 ? [change('With one room fewer', index, null)] : []),
      ];
    })
    .filter((one) => whole(one.piece));
}

function linkOf(piece: Piece): Change[] {
  const { link } = piece;
  if (!link) return [];
  return [
    ...(link.within === 'day' ? [{ says: 'Not on the same day', piece: { ...piece, link: { ...link, within: 'week' as const } } }] : []),
    ...(link.within ? [{ says: `Not in the same ${link.within}`, piece: { ...piece, link: { ...link, within: null } } }] : []),
    ...(link.mostMinutes === null ? [] : [{ says: 'Any time after it', piece: { ...piece, link: { ...link, mostMinutes: null } } }]),
    ...(link.leastMinutes === 0 ? [] : [{ says: 'Right after it too', piece: { ...piece, link: { ...link, leastMinutes: 0 } } }]),
    { says: 'Before it too', piece: { ...piece, link: null } },
  ];
}

/** A quarter less, in whole quarters of an hour; from an hour on. */
function lengthOf(piece: Piece): Change[] {
  const minutes = Math.floor((piece.minutes * 0.75) / 15) * 15;
  return piece.minutes < 60
    ? []
    : [{ says: `For ${lengthWords(minutes)} instead of ${lengthWords(piece.minutes)}`, piece: { ...piece, minutes } }];
}
