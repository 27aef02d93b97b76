import type { BoardSession } from '../../domain/board/board.ts';
import type { RoomState, RoomTile } from '../../domain/board/room-tile-rules.ts';
import { hours } from '../time/durations.ts';
import type { Mark, Tone } from './Shape.tsx';
import type { WallFormat } from './wall-format.ts';

/** What a tile says of its room at a moment. */
export interface TileWords {
  state: string;
  title: string;
  detail: string;
  count: string;
  countOf: string;
  /** The last line in pieces: the middle one carries the weight. */
  next: { before: string; name: string; after: string };
}

export const LOOK: Record<RoomState, { mark: Mark; tone: Tone }> = {
  on_air: { mark: 'disc', tone: 'on-air' },
  over: { mark: 'triangle', tone: 'on-air' },
  late: { mark: 'triangle', tone: 'amber' },
  expected: { mark: 'half', tone: 'amber' },
  due: { mark: 'half', tone: 'amber' },
  setting_up: { mark: 'half', tone: 'amber' },
  tearing_down: { mark: 'half', tone: 'amber' },
  held: { mark: 'square', tone: 'hold' },
  maintenance: { mark: 'diamond', tone: 'service' },
  closed: { mark: 'dash', tone: 'closed' },
  free: { mark: 'ring', tone: 'free' },
};

const PLAIN: Partial<Record<RoomState, string>> = {
  on_air: 'On air',
  setting_up: 'Setting up',
  tearing_down: 'Tearing down',
  held: 'Held',
  maintenance: 'Maintenance',
  closed: 'Closed',
  free: 'Free',
  due: 'Due now',
};

export function tileWords(tile: RoomTile, now: Date, format: WallFormat): TileWords {
  const { state, current, block, count } = tile;
  const since = count ? Math.floor((+now - +count.to) / 60_000) : 0;
  const left = count ? Math.ceil((+count.to - +now) / 60_000) : 0;
  return {
    state:
      state === 'expected'
        ? `Expected ${format.time(count!.to)}`
        : (PLAIN[state] ?? (state === 'late' ? `${since} min late` : since < 1 ? 'Time is up' : `${lengthOf(since)} over`)),
    title: current ? titleOf(current) : (block?.title ?? freeTitle(tile, now, format)),
    detail: current ? detailOf(current, state) : freeDetail(tile),
    count: !count ? '' : count.way === 'up' ? `+${hours(since)}` : longCount(left),
    countOf: count ? countOf(tile, count.to, now, format) : '',
    next: nextOf(tile, now, format),
  };
}

/** A wall that lost the studio long ago knows the plan, not what happens: its states become questions. */
export const doubted = (state: string): string => `${state}?`;

const titleOf = (session: BoardSession): string => session.title ?? 'Booked';
const lengthOf = (minutes: number): string => (minutes < 60 ? `${minutes} min` : hours(minutes));
const longCount = (minutes: number): string => (minutes >= 24 * 60 ? `${Math.round(minutes / 1_440)} d` : hours(minutes));

/** While a session is prepared, how far that is says more than who is on it. */
const PREPARING: ReadonlySet<RoomState> = new Set(['setting_up', 'due', 'late']);

function detailOf(session: BoardSession, state: RoomState): string {
  const prepared = PREPARING.has(state) && session.checkTotal > 0 ? `prep ${session.checkDone}/${session.checkTotal}` : '';
  const who = [prepared, session.clientName ?? session.projectName, session.people[0]?.name].filter(Boolean).join(' · ');
  const kind = session.state === 'tentative' ? 'Tentative' : session.holdRank ? `Hold ${session.holdRank}` : 'Hold';
  return state === 'held' ? [`${kind}, not confirmed`, who].filter(Boolean).join(' · ') : who;
}

function freeTitle({ state, count }: RoomTile, now: Date, format: WallFormat): string {
  if (state === 'maintenance') return 'Out of use';
  if (!count) return state === 'free' ? 'Free, nothing booked' : 'Closed';
  return state === 'free' ? `Free until ${format.timeNear(count.to, now)}` : `Opens ${format.timeNear(count.to, now)}`;
}

const freeDetail = ({ state, holds }: RoomTile): string =>
  state === 'free' && holds > 0 ? `${holds} ${holds === 1 ? 'hold' : 'holds'} in this time` : '';

function countOf({ state, current, next }: RoomTile, to: Date, now: Date, format: WallFormat): string {
  const at = format.timeNear(to, now);
  switch (state) {
    case 'on_air':
      return `left of ${hours((+current!.endsAt - +current!.startsAt) / 60_000)}`;
    case 'over':
      return `ended ${at}`;
    case 'expected':
      return `planned ${format.timeNear(current!.startsAt, now)}`;
    case 'due':
    case 'late':
      return `since ${at}`;
    case 'setting_up':
      return `to start ${at}`;
    case 'tearing_down':
      return `to clear ${at}`;
    case 'held':
      return `held to ${at}`;
    case 'maintenance':
      return `back ${at}`;
    case 'closed':
      return 'to opening';
    case 'free':
      return next && next.state !== 'hold' && next.state !== 'tentative' && +next.startsAt - next.setupMinutes * 60_000 === +to
        ? 'until next'
        : 'left';
  }
}

function nextOf({ current, next, nextWaits, needs }: RoomTile, now: Date, format: WallFormat): TileWords['next'] {
  if (needs) {
    const [short] = needs.shortages;
    const missing = short!.wanted - short!.has;
    return {
      before: 'Needs',
      name: `${missing > 1 ? `${missing} × ` : ''}${short!.name}`,
      after: needs === current ? '' : `for ${format.timeNear(needs.startsAt, now)}`,
    };
  }
  if (!next) return { before: 'Nothing booked after', name: '', after: '' };
  const begins = +next.startsAt - next.setupMinutes * 60_000;
  const note = nextWaits
    ? 'waits'
    : next.expectedStartAt && next.expectedStartAt > now
      ? `· expected ${format.time(next.expectedStartAt)}`
      : next.state === 'hold' || next.state === 'tentative'
        ? `· ${next.state}`
        : next.setupMinutes > 0 && +now < begins
          ? `· setup from ${format.time(new Date(begins))}`
          : next.clientName
            ? `· ${next.clientName}`
            : '';
  return { before: format.timeNear(next.startsAt, now), name: titleOf(next), after: note };
}
