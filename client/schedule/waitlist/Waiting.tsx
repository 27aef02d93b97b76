import { For, Show } from 'solid-js';
import { createAction } from '../../graphql/action.ts';
import { explain } from '../../graphql/request-failed.ts';
import { minute } from '../../time/clock.ts';
import { countdown, format } from '../../time/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { toast } from '../../ui/toast.tsx';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { useDesk } from '../desk.ts';
import { copyOf, partWords } from '../find/find-values.ts';
import { useSchedule } from '../schedule-state.ts';
import { AcceptOfferDocument, DeclineOfferDocument, WithdrawDocument, type WaitlistEntry } from './waitlist-documents.ts';
import { waitingValues } from './waiting-values.ts';
import styles from './Waitlist.module.css';

/** Somebody who waits: for what, and what is kept for them. */
export function Waiting(props: { entry: WaitlistEntry }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const accept = createAction(AcceptOfferDocument, (data) => data.result);
  const decline = createAction(DeclineOfferDocument, (data) => data.result);
  const withdraw = createAction(WithdrawDocument, (data) => data.result);
  const who = (): string => props.entry.clientName ?? props.entry.contactName;
  const ref = () => ({ entryId: props.entry.id });
  const busy = (): boolean => accept.busy() || decline.busy() || withdraw.busy();
  const offer = () => (props.entry.state === 'offered' ? props.entry.offer : null);
  const values = () => waitingValues(props.entry);
  const complain = (action: { refusal(): { message: string } | undefined; failure(): unknown }): void =>
    void toast({ kind: 'problem', text: action.refusal()?.message ?? explain(action.failure()).text });

  async function take(): Promise<void> {
    const taken = await accept.run({ input: ref() });
    if (!taken) return complain(accept);
    for (const { id } of taken.offer?.sessions ?? []) desk.own(id);
    toast({ text: `${taken.title} is booked for ${who()}.` });
  }
  async function pass(keepsWaiting: boolean): Promise<void> {
    if (await decline.run({ input: { ...ref(), keepsWaiting } }))
      toast({ text: keepsWaiting ? `${who()} waits on; the slot goes to the next.` : `${who()} passed; the slot goes to the next.` });
    else complain(decline);
  }
  async function leave(): Promise<void> {
    if (await withdraw.run({ input: ref() })) toast({ text: `${who()} waits no longer.` });
    else complain(withdraw);
  }

  return (
    <li class={styles.entry} data-state={props.entry.state}>
      <header>
        <span class={styles.place} aria-label={`Number ${props.entry.place}`}>
          {props.entry.place}
        </span>
        <div>
          <b>{props.entry.title}</b>
          <small>{[who(), props.entry.contact].filter(Boolean).join(' · ')}</small>
        </div>
        <Show when={schedule.mayPlan()}>
          <Menu
            square
            label={`More for ${props.entry.title}`}
            items={[
              // While a slot is kept for them, they decide about that first.
              ...(props.entry.state === 'waiting'
                ? [{ label: 'Change', onSelect: () => desk.open({ kind: 'wait-edit', entry: copyOf(props.entry) }) }]
                : []),
              { label: 'Search again', onSelect: () => desk.open({ kind: 'find', values: values(), begin: 'answers' }) },
              { label: 'Take off the list', danger: true, apart: true, onSelect: () => void leave() },
            ]}
          >
            <Ellipsis size="1.125rem" />
          </Menu>
        </Show>
      </header>
      <For each={values().parts}>{(part) => <p>{partWords(part)}</p>}</For>
      <small>
        {props.entry.request.from === values().until
          ? format().calendarDay(props.entry.request.from)
          : `${format().calendarDay(props.entry.request.from)} – ${format().calendarDay(values().until!)}`}
        {`, since ${format().dayShort(props.entry.createdAt)}`}
      </small>
      <Show when={props.entry.note}>{(note) => <p class={styles.note}>{note()}</p>}</Show>
      <Show when={offer()}>
        {(kept) => (
          <div class={styles.offer}>
            <StateMark
              shape="square"
              tone="hold"
              text={`Offered until ${format().isSameDay(kept().endsAt, minute()) ? format().time(kept().endsAt) : format().dateTime(kept().endsAt)}, ${countdown(new Date(kept().endsAt), minute())} left`}
            />
            <For each={kept().sessions}>
              {(session) => (
                <button type="button" class={styles.kept} onClick={() => schedule.go({ day: format().isoDay(session.startsAt) })}>
                  <b>{`${format().dayShort(session.startsAt)}, ${format().timeRange(session.startsAt, session.endsAt)}`}</b>
                  <small>{session.rooms.join(', ')}</small>
                </button>
              )}
            </For>
            <Show when={schedule.mayPlan()}>
              <div class={styles.acts}>
                <Button look="primary" busy={accept.busy()} disabled={busy() && !accept.busy()} onClick={() => void take()}>
                  Accept
                </Button>
                <Button disabled={busy()} onClick={() => void pass(true)}>
                  Not this one
                </Button>
                <Button look="quiet" disabled={busy()} onClick={() => void pass(false)}>
                  Decline
                </Button>
              </div>
            </Show>
          </div>
        )}
      </Show>
    </li>
  );
}
