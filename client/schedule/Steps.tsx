import { createSignal, For, Show } from 'solid-js';
import type { BookingDetailFragment, BookingState, Role } from '../graphql/generated/graphql.ts';

import { explain } from '../graphql/request-failed.ts';
import type { StoredRefusal } from '../outbox/outbox-rules.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.tsx';
import { ConfirmHold } from './ConfirmHold.tsx';
import { useDesk } from './desk.ts';
import { mayPlan, mayRun } from './may.ts';
import { partsOf } from './moves.ts';
import { useSchedule } from './schedule-state.ts';
import { cancelWithScope } from './series/series-edit.ts';
import { STATE_WORDS, STEP_WORDS } from './schedule-words.ts';
import { isRunning, isStep, takeStep } from './steps.ts';
import { undoMade } from './undo.ts';

/** The steps a session can take now: the way forward as buttons, the others in a menu. */
export function Steps(props: {
  booking: BookingDetailFragment;
  role: Role;
  onEdit?: (() => void) | undefined;
  onDone: () => Promise<void>;
}) {
  const schedule = useSchedule();
  const desk = useDesk();
  const [busy, setBusy] = createSignal<BookingState | null>(null);
  const possible = () =>
    props.booking.nextStates.filter((state) => isStep(state) && (isRunning(state) ? mayRun(props.role) : mayPlan(props.role)));
  const ahead = () => possible().filter((state) => ['confirmed', 'in_session', 'completed'].includes(state));
  /** A hold is released where it stands in line (Holds.tsx). */
  const aside = () => possible().filter((state) => !ahead().includes(state) && !(props.booking.state === 'hold' && state === 'cancelled'));
  const [asking, setAsking] = createSignal(false);
  const press = (state: BookingState): void => {
    if (state === 'confirmed' && props.booking.confirmSettles?.length) setAsking(true);
    else void step(state);
  };

  async function step(state: BookingState): Promise<void> {
    if (!isStep(state) || busy()) return;
    setBusy(state);
    desk.own(props.booking.id);
    if (state === 'cancelled' && props.booking.series) {
      const done = await callOffInSeries();
      if (done === 'done') await props.onDone();
      if (done !== 'this') return void setBusy(null);
    }
    const outcome = await takeStep(state, props.booking);
    const { title } = props.booking;
    if (outcome.is === 'refused') refuse(outcome.refusal);
    else if (outcome.is === 'waiting')
      toast({ text: `${title}: ${STEP_WORDS[state].toLowerCase()} is kept on this device, and saved when there is a connection.` });
    else if (outcome.is === 'failed') toast({ kind: 'problem', text: `${explain(outcome.error).title}. ${explain(outcome.error).text}` });
    else toast({ text: `${title}: ${STATE_WORDS[state].toLowerCase()}.`, action: { label: 'Undo', run: () => undoMade(outcome) } });
    if (outcome.is !== 'waiting') await props.onDone();
    setBusy(null);
  }

  /** Whether it is this session alone that is to be called off, or that is settled. */
  async function callOffInSeries(): Promise<'this' | 'done' | 'nothing'> {
    try {
      return await cancelWithScope(props.booking);
    } catch (error) {
      toast({ kind: 'problem', text: `${explain(error).title}. ${explain(error).text}` });
      return 'nothing';
    }
  }

  function refuse(refusal: StoredRefusal): void {
    const session = schedule.bookingById().get(props.booking.id);
    if (refusal.__typename !== 'ResourceTaken' || !session) return void toast({ kind: 'problem', text: refusal.message });
    desk.open({ kind: 'conflict', conflict: { session, wanted: session, ...partsOf(refusal) } });
  }

  return (
    <>
      <For each={ahead()}>
        {(state, index) => (
          <Button look={index() === 0 ? 'primary' : 'plain'} busy={busy() === state} onClick={() => press(state)}>
            {STEP_WORDS[state]}
          </Button>
        )}
      </For>
      <Show when={props.onEdit}>{(edit) => <Button onClick={() => edit()()}>Edit</Button>}</Show>
      <Show when={aside().length > 0}>
        <Menu
          label="More steps"
          placement="top-end"
          items={
            aside().map((state) => ({
              label: STEP_WORDS[state],
              danger: state === 'cancelled' || state === 'no_show',
              note: state === 'cancelled' || state === 'no_show' ? 'everything it took is free' : undefined,
              onSelect: () => void step(state),
            })) as { label: string; onSelect: () => void }[]
          }
        >
          More
        </Menu>
      </Show>
      <ConfirmHold
        booking={props.booking}
        open={asking()}
        busy={busy() === 'confirmed'}
        onClose={() => setAsking(false)}
        onConfirm={() => void step('confirmed').finally(() => setAsking(false))}
      />
    </>
  );
}
