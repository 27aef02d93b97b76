import { createContext, createEffect, createSignal, on, useContext } from 'solid-js';
import { createFlash } from './flash.ts';
import { createMoves } from './moves.ts';
import type { Schedule } from './schedule-state.ts';
import type { Ghost, Target } from './targets.ts';
import { createVerdict } from './verdict.ts';

/** What somebody is doing at this screen: the panel, the ghost, moves under way, and what is said aloud. */
export function createDesk(schedule: Schedule) {
  // A session and a series have an address; whatever else is open is this screen's alone.
  const [other, setOther] = createSignal<Exclude<Target, { kind: 'booking' | 'series' }> | null>(null);
  const [ghost, setGhost] = createSignal<Ghost | null>(null);
  const [said, setSaid] = createSignal('');
  const [editing, setEditing] = createSignal<string | null>(null);
  const [leaving, setLeaving] = createSignal<(() => void) | null>(null);
  const verdict = createVerdict(ghost, schedule);

  const target = (): Target | null => {
    const [bookingId, seriesId] = [schedule.openId(), schedule.openSeriesId()];
    return other() ?? (bookingId ? { kind: 'booking', id: bookingId } : seriesId ? { kind: 'series', id: seriesId } : null);
  };
  const open = (next: Target | null): void => {
    setGhost(null);
    setOther(next?.kind === 'booking' || next?.kind === 'series' ? null : next);
    schedule.setOpen(next?.kind === 'booking' ? { bookingId: next.id } : next?.kind === 'series' ? { seriesId: next.id } : {});
  };
  /** Opens a session that somebody points at. What was typed and would be lost is asked for first (guard-leaving.ts). */
  const visit = (bookingId: string): void => schedule.setOpen({ bookingId });
  // A link from elsewhere opens its record also where something else is open.
  createEffect(
    on(
      () => schedule.openId() ?? schedule.openSeriesId(),
      (opened) => {
        if (!opened || !other()) return;
        setGhost(null);
        setOther(null);
      },
      { defer: true },
    ),
  );
  const announce = (text: string): void => {
    // The same words twice are read twice only when the text differs.
    setSaid((before) => (before === text ? `${text}\u00a0` : text));
  };
  const flash = createFlash(schedule);

  return {
    target,
    open,
    visit,
    ghost,
    setGhost,
    verdict,
    said,
    announce,
    /** The session that is open for editing here: others see it. */
    editing,
    setEditing,
    /** How it goes on if what was typed may be thrown away, while that is asked. */
    leaving,
    askToLeave: (goOn: () => void) => setLeaving(() => goOn),
    stay: () => setLeaving(null),
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
