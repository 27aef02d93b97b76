import { createComputed, createSignal, untrack, type Accessor, type Signal } from 'solid-js';
import type { BoardSession } from '../../domain/board/board.ts';
import type { RoomSessions } from '../../domain/board/room-tile-rules.ts';

const NONE: readonly BoardSession[] = [];

/** The sessions of each room. News of one room is none for the others: a tile is drawn anew only when its own sessions differ. */
export function sessionsByRoom(sessions: Accessor<RoomSessions>): (roomId: string) => readonly BoardSession[] {
  const rooms = new Map<string, Signal<readonly BoardSession[]>>();
  createComputed(() => {
    const now = sessions();
    for (const [roomId, [, tell]] of rooms) tell(now.of.get(roomId) ?? NONE);
  });
  return (roomId) => {
    const known = rooms.get(roomId);
    if (known) return known[0]();
    const made = createSignal(untrack(sessions).of.get(roomId) ?? NONE);
    rooms.set(roomId, made);
    return made[0]();
  };
}
