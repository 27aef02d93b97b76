import { createSignal, For, Show } from 'solid-js';
import type { FindingFragment } from '../graphql/generated/graphql.ts';
import type { Saved } from '../outbox/outbox.ts';
import type { StoredRefusal } from '../outbox/outbox-rules.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateMark.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Findings.module.css';

export interface Nearest {
  startsAt: string;
  endsAt: string;
}

/** The time that keeps all of these rules, where each of them offers the same. */
export function nearestOf(rules: readonly FindingFragment[]): Nearest | null {
  const [first] = rules.flatMap((rule) =>
    rule.nearestStartsAt && rule.nearestEndsAt ? [{ startsAt: rule.nearestStartsAt, endsAt: rule.nearestEndsAt }] : [],
  );
  return first ?? null;
}

/** What a refusal says of rules, if it is about them. */
export const brokenBy = (refusal: StoredRefusal | undefined): Broken | null =>
  refusal?.__typename === 'RuleBroken' ? (refusal as unknown as Broken) : null;

export interface Broken {
  rules: readonly FindingFragment[];
  mayOverride: boolean;
}

/** What was saved all the same, in sentences to go with its toast. */
export const toldOf = ({ warnings }: Pick<Saved, 'warnings'>): string[] => (warnings ?? []).map(({ says }) => says);

/** Rules of the house that refuse, all of them, with the nearest time that is right; and for who may, the way over them. */
export function BrokenRules(props: {
  rules: readonly FindingFragment[];
  mayOverride: boolean;
  busy?: boolean;
  onNearest: (nearest: Nearest) => void;
  onOverride: (reason: string) => void;
}) {
  const [reason, setReason] = createSignal('');
  const [asking, setAsking] = createSignal(false);
  const [tooShort, setTooShort] = createSignal(false);
  const nearest = () => nearestOf(props.rules);
  const override = (): void => {
    setTooShort(reason().trim().length < 3);
    if (!tooShort()) props.onOverride(reason().trim());
  };
  return (
    <section class={styles.broken} role="alert" aria-label="Rules of the house">
      <ul class={styles.list}>
        <For each={props.rules}>
          {({ name, says }) => (
            <li>
              <StateShape shape="triangle" tone="on-air" />
              <b>{name}</b>
              <p>{says}</p>
            </li>
          )}
        </For>
      </ul>
      <div class={styles.acts}>
        <Show when={nearest()}>
          {(time) => (
            <Button busy={props.busy ?? false} onClick={() => props.onNearest(time())}>
              Take {format().dayShort(time().startsAt)}, {format().timeRange(time().startsAt, time().endsAt)}
            </Button>
          )}
        </Show>
        <Show when={props.mayOverride}>
          <Show when={asking()} fallback={<Button onClick={() => setAsking(true)}>Book all the same …</Button>}>
            <form
              class={styles.override}
              aria-label="Book over the rules"
              onSubmit={(event) => {
                event.preventDefault();
                event.stopPropagation();
                override();
              }}
            >
              <TextField
                label="Why"
                hint="The log keeps it."
                maxLength={300}
                value={reason()}
                onInput={setReason}
                {...(tooShort() ? { error: 'Say in a few words why it is booked all the same.' } : {})}
                autofocus
              />
              <Button look="danger" type="submit" busy={props.busy ?? false}>
                Book over {props.rules.length === 1 ? 'the rule' : 'the rules'}
              </Button>
            </form>
          </Show>
        </Show>
      </div>
      <Show when={!nearest() && !props.mayOverride}>
        <p>Ask an owner or studio manager to book it all the same.</p>
      </Show>
    </section>
  );
}

/** What should be known, and refuses nothing. */
export function Warnings(props: { warnings: readonly FindingFragment[] }) {
  return (
    <Show when={props.warnings.length > 0}>
      <section class={styles.told} role="status" aria-label="To be known">
        <ul class={styles.list}>
          <For each={props.warnings}>
            {({ name, says }) => (
              <li>
                <StateShape shape="half" tone="amber" />
                <b>{name}</b>
                <p>{says}</p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
