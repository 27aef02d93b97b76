import { createEffect, createMemo, For, on, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import {
  isFixedPair,
  PAIR_STATES,
  PAIR_VERDICTS,
  type PairState,
  type PairVerdict,
} from '../../domain/scheduling/house/state-pair-rules.ts';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import { createAction } from '../graphql/action.ts';
import type { BookingPolicyQuery } from '../graphql/generated/graphql.ts';
import { createRead } from '../graphql/read.ts';
import { may } from '../records/may.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import { StateShape, type Shape, type Tone } from '../ui/StateMark.tsx';
import { toast } from '../ui/toast.tsx';
import { BookingPolicyDocument, ChangeBookingPolicyDocument } from './house-documents.ts';
import { HousePage } from './HousePage.tsx';
import styles from './Matrix.module.css';
import house from './house.module.css';

type Policy = BookingPolicyQuery['bookingPolicy'];
type Cells = Record<PairState, Record<PairState, PairVerdict>>;

const NAMES: Record<PairState, string> = { inquiry: 'Inquiry', hold: 'Hold', tentative: 'Tentative', confirmed: 'Confirmed' };
const VERDICT: Record<PairVerdict, { label: string; shape: Shape; tone: Tone }> = {
  allows: { label: 'Allows', shape: 'ring', tone: 'free' },
  warns: { label: 'Warns', shape: 'half', tone: 'amber' },
  blocks: { label: 'Blocks', shape: 'disc', tone: 'on-air' },
};

const cellsOf = ({ matrix }: Policy): Cells => {
  const cells = Object.fromEntries(PAIR_STATES.map((state) => [state, {}])) as Cells;
  for (const { standing, wanted, verdict } of matrix) cells[standing][wanted] = verdict;
  return cells;
};

/** Which state blocks, warns or allows which other, as a grid. */
export default function MatrixPage() {
  const read = createRead(BookingPolicyDocument, () => ({}), { areas: ['scheduling'] });
  return (
    <HousePage>
      <div class={house.wide}>
        <Loaded read={read}>{(data) => <Matrix policy={data().bookingPolicy} onSaved={() => void read.refetch()} />}</Loaded>
      </div>
    </HousePage>
  );
}

function Matrix(props: { policy: Policy; onSaved: () => void }) {
  const [cells, set] = createStore<Cells>(cellsOf(props.policy));
  const change = createAction(ChangeBookingPolicyDocument, (data) => data.changeBookingPolicy);
  const mayKeep = () => may(schedulingPolicy, 'keep_rules');
  const saved = createMemo(() => cellsOf(props.policy));
  createEffect(
    on(
      () => props.policy.version,
      () => set(cellsOf(props.policy)),
      { defer: true },
    ),
  );
  const changed = () =>
    PAIR_STATES.flatMap((standing) =>
      PAIR_STATES.filter((wanted) => cells[standing][wanted] !== saved()[standing][wanted]).map((wanted) => ({
        standing,
        wanted,
        verdict: cells[standing][wanted],
      })),
    );
  const save = async (expectedVersion = props.policy.version): Promise<void> => {
    if (!(await change.run({ input: { expectedVersion, matrix: changed() } }))) return;
    toast({ text: 'Saved. It holds for what is booked from now on.' });
    props.onSaved();
  };
  return (
    <Form
      label="Conflict matrix"
      outcome={{ ...change, refusal: () => (staleOf(change.refusal()) ? undefined : change.refusal()) }}
      onSubmit={() => save()}
    >
      <p class={house.hint}>
        What a session that stands does to one that is wanted in the same room, with the same person or unit, at the same time.
      </p>
      <div class={styles.frame}>
        <table class={styles.matrix}>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={PAIR_STATES.length}>
                Wanted
              </th>
            </tr>
            <tr>
              <th scope="col">Standing</th>
              <For each={PAIR_STATES}>{(wanted) => <th scope="col">{NAMES[wanted]}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={PAIR_STATES}>
              {(standing) => (
                <tr>
                  <th scope="row">{NAMES[standing]}</th>
                  <For each={PAIR_STATES}>
                    {(wanted) => (
                      <td>
                        <label
                          data-tone={VERDICT[cells[standing][wanted]].tone}
                          data-changed={cells[standing][wanted] !== saved()[standing][wanted] ? '' : undefined}
                        >
                          <StateShape {...{ shape: VERDICT[cells[standing][wanted]].shape, tone: VERDICT[cells[standing][wanted]].tone }} />
                          <Show
                            when={!isFixedPair(standing, wanted) && mayKeep()}
                            fallback={<span title="Nothing can be promised twice.">{VERDICT[cells[standing][wanted]].label}</span>}
                          >
                            <select
                              aria-label={`${NAMES[wanted]} wanted beside ${NAMES[standing].toLowerCase()}`}
                              onChange={(event) => set(standing, wanted, event.currentTarget.value as PairVerdict)}
                            >
                              <For each={PAIR_VERDICTS}>
                                {(verdict) => (
                                  <option value={verdict} selected={verdict === cells[standing][wanted]}>
                                    {VERDICT[verdict].label}
                                  </option>
                                )}
                              </For>
                            </select>
                          </Show>
                        </label>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <p class={house.hint}>
        Confirmed always blocks confirmed. Whoever held first may confirm where it stands, also beside a hold that came later.
      </p>
      <StaleChoice
        stale={staleOf(change.refusal())}
        busy={change.busy()}
        onMine={(version) => void save(version)}
        onTheirs={() => {
          change.clear();
          set(cellsOf(props.policy));
        }}
      />
      <Show when={mayKeep()}>
        <footer>
          <Button look="primary" type="submit" busy={change.busy()} disabled={changed().length === 0}>
            Save
          </Button>
          <Show when={changed().length > 0}>
            <Button onClick={() => set(cellsOf(props.policy))}>Discard</Button>
          </Show>
        </footer>
      </Show>
    </Form>
  );
}
