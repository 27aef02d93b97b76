import { createEffect, createMemo, createRoot, createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import type { BoardSession } from '../../domain/board/board.ts';
import { roomSessions, type RoomSessions } from '../../domain/board/room-tile-rules.ts';
import { sessionsByRoom } from './sessions-by-room.ts';

const session = (id: string, ...roomIds: string[]) => ({ id, roomIds, startsAt: new Date(0) }) as BoardSession;
const names = (sessions: readonly BoardSession[]): string => sessions.map(({ id }) => id).join(' ');

/** Follows two rooms through a story, and says which of them would be drawn anew with each of its steps. */
function drawn(...steps: BoardSession[][]): string[][] {
  let draws: string[] = [];
  const [sessions, setSessions] = createSignal<readonly BoardSession[]>([]);
  const dispose = createRoot((end) => {
    const of = sessionsByRoom(createMemo<RoomSessions>((before) => roomSessions(sessions(), before)));
    for (const room of ['A', 'B']) createEffect(() => void draws.push(`${room}: ${names(of(room))}`));
    return end;
  });
  const told = steps.map((step) => {
    draws = [];
    setSessions(step);
    return draws.sort();
  });
  dispose();
  return told;
}

describe('the sessions of each room', () => {
  const [mix, cast, both] = [session('mix', 'A'), session('cast', 'B'), session('both', 'A', 'B')];

  it('are told to whoever shows the room, and to nobody else', () => {
    expect(drawn([cast, mix], [cast, mix], [cast, session('mix again', 'A')], [cast], [both, cast])).toEqual([
      ['A: mix', 'B: cast'],
      [],
      ['A: mix again'],
      ['A: '],
      ['A: both', 'B: both cast'],
    ]);
  });
});
