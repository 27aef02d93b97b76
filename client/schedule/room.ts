import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** How much room a line above the schedule has: on a phone, a small desk, a usual one, and one where every tool has its word. */
export type Room = 'phone' | 'tight' | 'usual' | 'wide';

const UP_TO: readonly [Exclude<Room, 'wide'>, MediaQueryList][] = [
  ['phone', matchMedia('(max-width: 700px)')],
  ['tight', matchMedia('(max-width: 1560px)')],
  ['usual', matchMedia('(max-width: 1880px)')],
];

export function createRoom(): Accessor<Room> {
  const present = (): Room => UP_TO.find(([, { matches }]) => matches)?.[0] ?? 'wide';
  const [room, setRoom] = createSignal(present());
  const look = (): void => void setRoom(present());
  for (const [, query] of UP_TO) query.addEventListener('change', look);
  onCleanup(() => UP_TO.forEach(([, query]) => query.removeEventListener('change', look)));
  return room;
}
