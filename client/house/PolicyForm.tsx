import { createEffect, on } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { RuleEffect } from '../../domain/scheduling/house/house-rules.ts';
import type { BookingPolicyQuery } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { toast } from '../ui/toast.tsx';
import { ChangeBookingPolicyDocument } from './house-documents.ts';
import styles from './house.module.css';

const EFFECTS: { value: RuleEffect; label: string }[] = [
  { value: 'refuses', label: 'Refuse' },
  { value: 'warns', label: 'Warn' },
  { value: 'allows', label: 'Allow' },
];
const FIELDS = [
  { key: 'outsideHoursStaff', label: 'Outside opening hours, by staff' },
  { key: 'outsideHoursClients', label: 'Outside opening hours, by clients' },
  { key: 'inPast', label: 'In the past' },
] as const;
type Key = (typeof FIELDS)[number]['key'];

/** What holds outside of opening hours and in the past. */
export function PolicyForm(props: { policy: BookingPolicyQuery['bookingPolicy']; mayKeep: boolean; onSaved: () => void }) {
  const valuesOf = (): Record<Key, RuleEffect> => ({
    outsideHoursStaff: props.policy.outsideHoursStaff,
    outsideHoursClients: props.policy.outsideHoursClients,
    inPast: props.policy.inPast,
  });
  const [values, set] = createStore(valuesOf());
  const change = createAction(ChangeBookingPolicyDocument, (data) => data.changeBookingPolicy);
  createEffect(
    on(
      () => props.policy.version,
      () => set(valuesOf()),
    ),
  );
  const changed = () =>
    Object.fromEntries(FIELDS.filter(({ key }) => values[key] !== props.policy[key]).map(({ key }) => [key, values[key]]));
  const save = async (expectedVersion = props.policy.version): Promise<void> => {
    if (!(await change.run({ input: { expectedVersion, ...changed() } }))) return;
    toast({ text: 'Saved. It holds for what is booked from now on.' });
    props.onSaved();
  };
  return (
    <Form
      label="Outside of opening hours"
      outcome={{ ...change, refusal: () => (staleOf(change.refusal()) ? undefined : change.refusal()) }}
      onSubmit={() => save()}
    >
      <div class={styles.three}>
        {FIELDS.map(({ key, label }) => (
          <Select<RuleEffect>
            name={key}
            label={label}
            value={values[key]}
            choices={EFFECTS}
            disabled={!props.mayKeep}
            onInput={(effect) => set(key, effect)}
          />
        ))}
      </div>
      <StaleChoice
        stale={staleOf(change.refusal())}
        busy={change.busy()}
        onMine={(version) => void save(version)}
        onTheirs={() => {
          change.clear();
          set(valuesOf());
        }}
      />
      <footer>
        <Button look="primary" type="submit" busy={change.busy()} disabled={!props.mayKeep || Object.keys(changed()).length === 0}>
          Save
        </Button>
      </footer>
    </Form>
  );
}
