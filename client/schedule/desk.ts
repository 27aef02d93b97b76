import { createContext, createSignal, useContext } from 'solid-js';
import { createFlash } from './flash.ts';
import { createMoves } from './moves.ts';
import type { Schedule } from './schedule-state.ts';
import type { Ghost, Target } from './targets.ts';
import { createVerdict } from './verdict.ts';

/** What somebody is doing at this screen: the panel, the ghost, moves under way, and what is said aloud. */
export function createDesk(schedule: Schedule) {
  const [other, setOther] = createSignal<Exclude<Target, { kind: 'booking' }> | null>(null);
  const [ghost, setGhost] = createSignal<Ghost | null>(null);
  const [said, setSaid] = createSignal('');
  const [editing, setEditing] = createSignal<string | null>(null);
  const verdict = createVerdict(ghost, schedule);

  const target = (): Target | null => {
    const id = schedule.openId();
    return other() ?? (id ? { kind: 'booking', id } : null);
  };
  const open = (next: Target | null): void => {
    setGhost(null);
    setOther(next?.kind === 'booking' ? null : next);
    schedule.setOpenId(next?.kind === 'booking' ? next.id : null);
  };
  const announce = (text: string): void => {
    // The same words twice are read twice only when the text differs.
    setSaid((before) => (before === text ? `${text}\u00a0` : text));
  };
  const flash = createFlash(schedule);

  return {
    target,
    open,
    ghost,
    setGhost,
    verdict,
    said,
    announce,
    /** The session that is open for editing here: others see it. */
    editing,
    setEditing,
    ...flash,
    ...createMoves(schedule, { open, announce, own: flash.own }),
  };
}

export type Desk = ReturnType<typeof createDesk>;

export const DeskContext = createContext<Desk>();
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This part belongs inside the schedule.');
  return desk;
}
