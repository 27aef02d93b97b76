import type { RoomKind } from '../graphql/generated/graphql.ts';
import { words } from '../ui/words.ts';

export const anyOf = (kind: RoomKind): string => `Any ${words(kind)}`;

/** What a plan needs, by name: `Studio A`, or `Any edit bay`. */
export const needName = ({ roomName, roomKind }: { roomName?: string | null; roomKind?: RoomKind | null }): string =>
  roomName ?? (roomKind ? anyOf(roomKind) : 'A room');
