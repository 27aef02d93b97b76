import { createSignal, For, Show } from 'solid-js';
import type { BookingDetailFragment, BookingState, Role, TakenFragment } from '../graphql/generated/graphql.ts';
import { isRefusal } from '../graphql/refusal.ts';
import { explain } from '../graphql/request-failed.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.tsx';
import { useDesk } from './desk.ts';
import { mayPlan, mayRun } from './may.ts';
import { useSchedule } from './schedule-state.ts';
import { cancelWithScope } from './series/series-edit.ts';
import { STATE_WORDS, STEP_WORDS } from './schedule-words.ts';
import { isRunning, isStep, takeStep } from './steps.ts';

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
  const aside = () => possible().filter((state) => !ahead().includes(state));

  async function step(state: BookingState): Promise<void> {
    if (!isStep(state) || busy()) return;
    setBusy(state);
    desk.own(props.booking.id);
    try {
      if (state === 'cancelled' && props.booking.series) {
        const done = await cancelWithScope(props.booking);
        if (done === 'done') return await props.onDone();
        if (done === 'nothing') return;
      }
      const answer = await takeStep(state, props.booking.id);
      if (isRefusal(answer)) refuse(answer);
      else toast({ text: `${props.booking.title}: ${STATE_WORDS[state].toLowerCase()}.` });
      await props.onDone();
    } catch (error) {
      toast({ kind: 'problem', text: `${explain(error).title}. ${explain(error).text}` });
    } finally {
      setBusy(null);
    }
  }

  function refuse(answer: { __typename?: string; message: string } & Partial<TakenFragment>): void {
    const session = schedule.bookingById().get(props.booking.id);
    if (answer.__typename !== 'ResourceTaken' || !session) return void toast({ kind: 'problem', text: answer.message });
    desk.open({
      kind: 'conflict',
      conflict: {
        session,
        wanted: session,
        message: answer.message,
        staleAt: null,
        clashes: answer.clashes ?? [],
        alternatives: answer.alternatives ?? [],
      },
    });
  }

  return (
    <>
      <For each={ahead()}>
        {(state, index) => (
          <Button look={index() === 0 ? 'primary' : 'plain'} busy={busy() === state} onClick={() => void step(state)}>
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
    </>
  );
}
