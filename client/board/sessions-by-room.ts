import { createComputed, createSignal, type Accessor, type Signal } from 'solid-js';
import type { BoardSession } from '../../domain/board/board.ts';
import { sessionsOfRooms } from '../../domain/board/room-tile-rules.ts';

const NONE: readonly BoardSession[] = [];
const sameSessions = (a: readonly BoardSession[], b: readonly BoardSession[]): boolean =>
  a.length === b.length && a.every((session, index) => session === b[index]);

/** The sessions of each room. News of one room is none for the others: a tile is drawn anew only when its own sessions differ. */
export function sessionsByRoom(sessions: Accessor<readonly BoardSession[]>): (roomId: string) => readonly BoardSession[] {
  const rooms = new Map<string, Signal<readonly BoardSession[]>>();
  const signalOf = (roomId: string): Signal<readonly BoardSession[]> => {
    const known = rooms.get(roomId);
    if (known) return known;
    const made = createSignal(NONE, { equals: sameSessions });
    rooms.set(roomId, made);
    return made;
  };
  createComputed(() => {
    const now = sessionsOfRooms(sessions());
    for (const [roomId, [, tell]] of rooms) if (!now.has(roomId)) tell(NONE);
    for (const [roomId, its] of now) signalOf(roomId)[1](its);
  });
  return (roomId) => signalOf(roomId)[0]();
}
