import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { ask } from '../graphql/client.ts';
import type { Ghost } from './targets.ts';
import { CheckDocument } from './clash-documents.ts';
import type { Schedule } from './schedule-state.ts';

/** What the house would say to a drop, before it is dropped. */
export interface Verdict {
  refused: boolean;
  note: string;
}

/** A hand that rests this long wants to know. */
const REST = 160;

const keyOf = ({ bookingId, startsAt, endsAt, rowIds }: Ghost): string => [bookingId, startsAt, endsAt, ...rowIds].join(' ');

/**
 * Asks the server what moving a session to where it is held would be answered: rules of the house, opening hours and what stands beside.
 * What is taken outright the screen knows by itself (drop-check.ts), and at once.
 */
export function createVerdict(ghost: Accessor<Ghost | null>, schedule: Pick<Schedule, 'by'>): Accessor<Verdict | null> {
  const [known, setKnown] = createSignal<{ key: string; verdict: Verdict | null } | null>(null);
  let due: ReturnType<typeof setTimeout> | undefined;
  let latest = '';

  async function look(held: Ghost, key: string): Promise<void> {
    try {
      const { checkBooking } = await ask(CheckDocument, {
        input: {
          bookingId: held.bookingId!,
          startsAt: new Date(held.startsAt).toISOString(),
          endsAt: new Date(held.endsAt).toISOString(),
          ...(schedule.by() === 'rooms' ? { rooms: [...held.rowIds] } : {}),
        },
      });
      if (key !== latest) return;
      const { broken, warnings, clashes } = checkBooking;
      const said = [...broken, ...warnings].map(({ name, says }) => `${name}: ${says}`);
      const refused = broken.length + clashes.length > 0;
      setKnown({ key, verdict: said.length > 0 || refused ? { refused, note: said.join(' ') } : null });
    } catch {
      // Nothing is known then; the drop is answered all the same.
      if (key === latest) setKnown(null);
    }
  }

  createEffect(
    on(ghost, (held) => {
      const key = held?.bookingId ? keyOf(held) : '';
      if (key === latest) return;
      latest = key;
      clearTimeout(due);
      if (held?.bookingId) due = setTimeout(() => void look(held, key), REST);
    }),
  );
  onCleanup(() => {
    latest = '';
    clearTimeout(due);
  });
  return () => {
    const held = ghost();
    const answer = known();
    return held?.bookingId && answer?.key === keyOf(held) ? answer.verdict : null;
  };
}
