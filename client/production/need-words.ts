import type { RoomKind } from '../graphql/generated/graphql.ts';
import { title, words } from '../ui/words.ts';

/** What a plan needs, by name: `Studio A`, or `Edit bay`. */
export const needName = ({ roomName, roomKind }: { roomName?: string | null; roomKind?: RoomKind | null }): string =>
  roomName ?? (roomKind ? `${title(roomKind)}, any` : 'A room');

export const anyOf = (kind: RoomKind): string => `Any ${words(kind)}`;
