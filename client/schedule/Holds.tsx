import { createSignal, For, Show } from 'solid-js';
import type { BookingDetailFragment, RivalFragment, Role } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { StateShape } from '../ui/StateMark.tsx';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createActs } from './act.ts';
import { useDesk } from './desk.ts';
import { ExtendHoldDialog } from './ExtendHoldDialog.tsx';
import { ChallengeHoldDocument, JoinHoldsDocument, PartHoldDocument, ReleaseHoldDocument, SwapHoldsDocument } from './hold-mutations.ts';
import { mayPlan, mayRank, mayShare } from './may.ts';
import { ordinal } from './schedule-words.ts';
import styles from './Holds.module.css';

/** Where a hold stands among those that want the same slot, and what can be done about it. Under a session, who waits behind it. */
export function Holds(props: { booking: BookingDetailFragment; role: Role; onDone: () => Promise<void> }) {
  const desk = useDesk();
  const acts = createActs(props.onDone);
  const [extending, setExtending] = createSignal(false);
  const isHold = (): boolean => props.booking.state === 'hold';
  const holds = () => props.booking.holds ?? [];
  const rivals = () => holds().filter(({ id }) => id !== props.booking.id);
  const mine = () => holds().find(({ id }) => id === props.booking.id);
  const before = () => rivals().filter(({ holdRank }) => holdRank < (props.booking.holdRank ?? 0));
  const asked = () => before().filter(({ challengedById }) => !challengedById);
  const id = () => props.booking.id;

  const challenge = (): void =>
    void acts.run(
      'challenge',
      ChallengeHoldDocument,
      { input: { byId: id() } },
      asked().length === 1 ? `${asked()[0]!.title} has to decide now.` : `${asked().length} holds have to decide now.`,
    );
  const release = (): void =>
    void acts.run('release', ReleaseHoldDocument, { input: { bookingId: id() } }, `${props.booking.title} is released.`);

  const menuOf = (rival: RivalFragment): MenuItem[] => [
    { label: 'Open', onSelect: () => desk.open({ kind: 'booking', id: rival.id }) },
    ...(mayShare(props.role) && isHold() && rival.holdRank !== props.booking.holdRank
      ? [
          {
            label: 'Make joint',
            note: 'Both share the rank of the first',
            onSelect: () =>
              void acts.run(
                'join',
                JoinHoldsDocument,
                { input: { bookingId: id(), withId: rival.id } },
                `${props.booking.title} and ${rival.title} share their rank.`,
              ),
          },
        ]
      : []),
    ...(mayRank(props.role) && isHold() && rival.holdRank !== props.booking.holdRank
      ? [
          {
            label: 'Change places',
            note: `This one becomes ${rival.holdRank < props.booking.holdRank! ? 'earlier' : 'later'} in line`,
            onSelect: () =>
              void acts.run(
                'swap',
                SwapHoldsDocument,
                { input: { bookingId: id(), withId: rival.id, seenRank: props.booking.holdRank } },
                `${props.booking.title} and ${rival.title} changed places.`,
              ),
          },
        ]
      : []),
  ];

  return (
    <Show when={isHold() || rivals().length > 0}>
      <section class={styles.holds} aria-label="Holds of this slot">
        <Show
          when={isHold()}
          fallback={<h3>{rivals().length === 1 ? 'A hold wants this slot' : `${rivals().length} holds want this slot`}</h3>}
        >
          <p class={styles.place} data-challenged={props.booking.challengeEndsAt ? '' : undefined}>
            <b>
              <StateShape shape="square" tone="hold" />
              {ordinal(props.booking.holdRank ?? 1)} hold{mine()?.jointHoldId ? ', joint' : ''}
            </b>
            <span>{lapses(props.booking.holdExpiresAt)}</span>
            <Show when={props.booking.challengeEndsAt}>
              {(until) => (
                <span class={styles.challenged}>
                  Challenged{mine()?.challengedByTitle ? ` by ${mine()!.challengedByTitle}` : ''}: decide by {format().dateTime(until())}
                </span>
              )}
            </Show>
          </p>
        </Show>
        <Show when={rivals().length > 0}>
          <ol class={styles.rivals}>
            <For each={rivals()}>
              {(rival) => (
                <li>
                  <i data-rank={rival.holdRank} aria-hidden="true">
                    {rival.holdRank}
                  </i>
                  <div>
                    <b>{rival.title}</b>
                    <small>
                      {[
                        `${ordinal(rival.holdRank)} hold${rival.jointHoldId ? ', joint' : ''}`,
                        rival.clientName ?? rival.by,
                        rival.challengeEndsAt
                          ? `decides by ${format().dateTime(rival.challengeEndsAt)}`
                          : uncapitalized(lapses(rival.holdExpiresAt)),
                      ].join(' · ')}
                    </small>
                  </div>
                  <Menu square label={`More about ${rival.title}`} items={menuOf(rival)}>
                    <Ellipsis size="1.125rem" />
                  </Menu>
                </li>
              )}
            </For>
          </ol>
        </Show>
        <Show when={isHold() && mayPlan(props.role)}>
          <div class={styles.acts}>
            <Show when={asked().length > 0}>
              <Button busy={acts.busy() === 'challenge'} onClick={challenge}>
                Challenge
              </Button>
            </Show>
            <Button onClick={() => setExtending(true)}>Extend</Button>
            <Show when={mayShare(props.role) && mine()?.jointHoldId}>
              <Button
                busy={acts.busy() === 'part'}
                onClick={() =>
                  void acts.run('part', PartHoldDocument, { input: { bookingId: id() } }, `${props.booking.title} stands alone again.`)
                }
              >
                End joint
              </Button>
            </Show>
            <Button look="danger" busy={acts.busy() === 'release'} onClick={release}>
              Release
            </Button>
          </div>
        </Show>
        <ExtendHoldDialog booking={props.booking} open={extending()} onClose={() => setExtending(false)} onDone={props.onDone} />
      </section>
    </Show>
  );
}

const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const lapses = (at: string | null | undefined): string => (at ? `Lapses ${format().dateTime(at)}` : 'Never lapses');
