import { createSignal, For, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { Button } from '../ui/Button.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { findChoices, type Choice } from './choices.ts';
import { FillRoleDocument } from './mutations.ts';
import styles from './OpenRoles.module.css';

/** Who is still wanted, each with the way to name somebody: those who have the skill come first. */
export function OpenRoles(props: { booking: BookingDetailFragment; mayFill: boolean; onDone: () => Promise<void> }) {
  const fill = createAction(FillRoleDocument, (data) => data.fillRole);
  const [filling, setFilling] = createSignal<string | null>(null);
  const at = () => ({ startsAt: new Date(props.booking.takesFrom), endsAt: new Date(props.booking.takesUntil) });

  async function take(skill: string, person: Choice | null): Promise<void> {
    if (!person) return;
    const saved = await fill.run({ input: { bookingId: props.booking.id, skill, personId: person.id } });
    if (!saved) return;
    setFilling(null);
    toast({ text: `${person.label} is on it.` });
    await props.onDone();
  }
  return (
    <ul class={styles.roles}>
      <For each={props.booking.roles}>
        {({ skill, quantity }) => (
          <li>
            <div class={styles.line}>
              <StateMark shape="half" tone="amber" text={`${title(skill)} wanted${quantity > 1 ? `, ${quantity} people` : ''}`} />
              <Show when={props.mayFill && filling() !== skill}>
                <Button
                  aria-label={`Choose a ${skill}`}
                  onClick={() => {
                    fill.clear();
                    setFilling(skill);
                  }}
                >
                  Choose
                </Button>
              </Show>
            </div>
            <Show when={filling() === skill}>
              <Combobox<Choice>
                label={`Who is the ${skill}`}
                hideLabel
                placeholder="Name, job"
                value={null}
                onInput={(person) => void take(skill, person)}
                search={(text) => findChoices(['person'], text, at(), { bookingId: props.booking.id, skill })}
                {...(fill.refusal() ? { error: fill.refusal()!.message } : {})}
              />
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
