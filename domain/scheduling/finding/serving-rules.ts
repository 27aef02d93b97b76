import { canServe } from './candidates-rules.ts';
import type { House, Piece } from './find-types.ts';
import { clearStarts, keepBoth, MINUTE, type Frame, type Starts } from './starts-rules.ts';
import { sameWords } from './words-rules.ts';

/** Somebody or something with the starts at which it could serve. */
export interface Server {
  id: string;
  free: Starts;
}

/** Seats of one wish, all with the same candidates. */
export interface SeatsWish {
  /** Which line of the piece it is. */
  line: number;
  quantity: number;
  servers: readonly Server[];
}

export interface KitServer extends Server {
  unitIds: readonly string[];
}

/** Who and what could serve a piece with this setup and teardown: its people and gear, without its rooms. */
export interface Serving {
  /** Milliseconds around a start in which everything is taken. */
  before: number;
  after: number;
  /** People and units that are asked for by name, or come in a kit asked for by name. */
  fixed: readonly string[];
  skills: readonly SeatsWish[];
  models: readonly SeatsWish[];
  kits: readonly { line: number; servers: readonly KitServer[] }[];
  /** Starts at which each part could be served, looked at alone: nothing outside of them can be. */
  could: Starts;
  /** No two parts want the same: what could be served part by part can be served at once. */
  isPlain: boolean;
}

/** When a resource is free for so long around a start; kept, because many pieces and rooms ask the same. */
export type Freedom = (id: string, before: number, after: number) => Starts;

export function freedomOf(house: House, frame: Frame): Freedom {
  const known = new Map<string, Starts>();
  return (id, before, after) => {
    const key = `${id} ${before} ${after}`;
    let starts = known.get(key);
    if (!starts) known.set(key, (starts = clearStarts(house.taken.get(id) ?? [], frame, before, after)));
    return starts;
  };
}

/** A kit with nothing in it serves nobody. */
export const isUsableKit = ({ unitIds }: { unitIds: readonly string[] }): boolean => unitIds.length > 0;

export function servingOf(piece: Piece, house: House, frame: Frame, freedom: Freedom, setup: number, teardown: number): Serving {
  const before = setup * MINUTE;
  const after = (piece.minutes + teardown) * MINUTE;
  const server = ({ id }: { id: string }): Server => ({ id, free: freedom(id, before, after) });
  const could = new Uint8Array(frame.steps).fill(1);
  const fixed: string[] = [];
  const take = (id: string): void => {
    fixed.push(id);
    keepBoth(could, freedom(id, before, after));
  };
  const kitServer = (kit: { id: string; unitIds: readonly string[] }): KitServer => {
    const free = new Uint8Array(frame.steps).fill(1);
    for (const id of kit.unitIds) keepBoth(free, freedom(id, before, after));
    return { id: kit.id, unitIds: kit.unitIds, free };
  };

  const skills: SeatsWish[] = [];
  for (const [line, wish] of piece.people.entries()) {
    if ('personId' in wish) take(wish.personId);
    else
      skills.push({
        line,
        quantity: 'skill' in wish ? wish.quantity : 1,
        servers: house.people.filter((one) => canServe(one, wish, house.people)).map(server),
      });
  }
  const models: SeatsWish[] = [];
  const kits: { line: number; servers: KitServer[] }[] = [];
  for (const [line, wish] of piece.gear.entries()) {
    if ('unitId' in wish) take(wish.unitId);
    else if ('kitId' in wish) {
      const kit = house.kits.find(({ id }) => id === wish.kitId);
      if (!kit || !isUsableKit(kit)) could.fill(0);
      else kit.unitIds.forEach(take);
    } else if ('kitCategory' in wish)
      kits.push({
        line,
        servers: house.kits.filter((kit) => isUsableKit(kit) && sameWords(kit.category, wish.kitCategory)).map(kitServer),
      });
    else models.push({ line, quantity: wish.quantity, servers: house.units.filter(({ modelId }) => modelId === wish.modelId).map(server) });
  }
  for (const { quantity, servers } of [...skills, ...models]) keepEnough(could, servers, quantity);
  for (const { servers } of kits) keepEnough(could, servers, 1);
  return { before, after, fixed, skills, models, kits, could, isPlain: isPlain(fixed, [...skills, ...models], kits) };
}

function isPlain(fixed: readonly string[], wishes: readonly SeatsWish[], kits: Serving['kits']): boolean {
  const all = [
    ...fixed,
    ...wishes.flatMap(({ servers }) => servers.map(({ id }) => id)),
    ...kits.flatMap(({ servers }) => servers.flatMap(({ unitIds }) => unitIds)),
  ];
  return new Set(all).size === all.length;
}

function keepEnough(could: Starts, servers: readonly Server[], quantity: number): void {
  const count = new Uint16Array(could.length);
  for (const { free } of servers) for (let step = 0; step < count.length; step += 1) count[step]! += free[step]!;
  for (let step = 0; step < count.length; step += 1) if (count[step]! < quantity) could[step] = 0;
}
