import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { CONDITIONS, type GearCondition } from '../../domain/equipment/unit-rules.ts';
import { createAction } from '../graphql/action.ts';
import { pickPeople, pickSessions } from '../records/pick.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { actsFor, done, type ActKit, type ActUnit } from './acts.ts';
import { ActDialog } from './ActDialog.tsx';
import { CheckOutKitDocument, CheckOutUnitDocument } from './equipment-mutations.ts';
import { dueByDefault } from './times.ts';
import { MARKS, statusOf } from './unit-words.ts';
import styles from './equipment.module.css';

/** A name that is typed and no person of the studio: a visitor, a courier. */
const VISITOR = 'visitor';

/** Hands a unit or a whole kit to somebody: who, until when, for which session. */
export function CheckOutDialog(props: { unit: ActUnit | null; kit: ActKit | null }) {
  const [holder, setHolder] = createSignal<Option | null>(null);
  const [dueAt, setDueAt] = createSignal<string | null>(null);
  const [session, setSession] = createSignal<(Option & { endsAt?: string }) | null>(null);
  const [condition, setCondition] = createSignal<GearCondition | null>(null);
  const [note, setNote] = createSignal('');
  const [without, setWithout] = createSignal<ReadonlySet<string>>(new Set());
  /** Another unit of the model, when the first one was taken. */
  const [instead, setInstead] = createSignal<{ id: string; name: string } | null>(null);
  const one = createAction(CheckOutUnitDocument, (data) => data.checkOutUnit);
  const all = createAction(CheckOutKitDocument, (data) => data.checkOutKit);
  const action = () => (props.kit ? all : one);
  const name = () => props.kit?.name ?? instead()?.name ?? props.unit?.name ?? '';
  const stuck = createMemo(
    () => new Set((props.kit?.units ?? []).filter((unit) => !actsFor(unit, minute()).includes('check_out')).map(({ id }) => id)),
  );

  createEffect(
    on(
      () => (props.unit ?? props.kit)?.id,
      (id) => {
        if (!id) return;
        one.clear();
        all.clear();
        setHolder(null);
        setDueAt(dueByDefault(minute()));
        setSession(null);
        setCondition(null);
        setNote('');
        setInstead(null);
        // What cannot leave stays here without a question.
        setWithout(new Set(stuck()));
      },
    ),
  );

  const act = async (): Promise<void> => {
    const who = holder();
    const slip = {
      personId: who && who.note !== VISITOR ? who.id : null,
      holderName: who?.note === VISITOR ? who.label : null,
      dueAt: dueAt() ?? '',
      bookingId: session()?.id ?? null,
      note: note(),
    };
    const accepted = props.kit
      ? await all.run({ input: { ...slip, kitId: props.kit.id, withoutUnitIds: [...without()] } })
      : await one.run({ input: { ...slip, unitId: instead()?.id ?? props.unit!.id, conditionOut: condition() } });
    if (!accepted) return;
    toast({ text: `${name()} is out with ${who?.label}, due ${format().dayNear(dueAt()!, minute())} ${format().time(dueAt()!)}.` });
    done();
  };

  return (
    <ActDialog
      open={props.unit !== null || props.kit !== null}
      onClose={done}
      title={`Check out ${name()}`}
      act="Check out"
      saving={action()}
      missing={[
        ...(holder() ? [] : [{ path: 'personId', message: 'Choose a person or write who takes it.' }]),
        ...(dueAt() ? [] : [{ path: 'dueAt', message: 'Say when it is due back.' }]),
      ]}
      onAct={act}
      onTake={(id, other) => {
        setInstead({ id, name: other });
        one.clear();
      }}
    >
      <Combobox
        name="personId"
        label="Who takes it"
        required
        value={holder()}
        onInput={setHolder}
        search={pickPeople}
        placeholder="Crew, or any name"
        onCreate={(text) => setHolder({ id: `${VISITOR}:${text}`, label: text, note: VISITOR })}
        createLabel={(text) => `“${text}”, not of the crew`}
      />
      <Show
        when={action()
          .issues()
          .find((issue) => issue.path === 'holderName')}
      >
        {(issue) => <p role="alert">{issue().message}</p>}
      </Show>
      <DateTimeField name="dueAt" label="Due back" required value={dueAt()} onInput={setDueAt} />
      <Combobox
        name="bookingId"
        label="For a session"
        required={false}
        hint="If the session has it already, its time stays the session’s."
        value={session()}
        onInput={(chosen) => {
          setSession(chosen);
          const endsAt = (chosen as { endsAt?: string } | null)?.endsAt;
          // Back with the session, unless it is due later anyway.
          if (endsAt && dueAt() && Date.parse(endsAt) > Date.parse(dueAt()!)) setDueAt(endsAt);
        }}
        search={(text) => pickSessions(text, minute())}
      />
      <Show when={props.unit}>
        <Select<GearCondition>
          name="conditionOut"
          label="Leaves in condition"
          required={false}
          value={condition()}
          placeholder="As last noted"
          choices={CONDITIONS.map((value) => ({ value, label: title(value) }))}
          onInput={setCondition}
        />
      </Show>
      <Show when={props.kit}>
        {(kit) => (
          <fieldset class={styles.units}>
            <legend>What leaves</legend>
            <For each={kit().units}>
              {(unit) => (
                <Checkbox
                  label={unit.name}
                  {...(stuck().has(unit.id) ? { hint: MARKS[statusOf(unit, minute()).state][2] } : {})}
                  disabled={stuck().has(unit.id)}
                  checked={!without().has(unit.id)}
                  onInput={(leaves) => {
                    const next = new Set(without());
                    if (leaves) next.delete(unit.id);
                    else next.add(unit.id);
                    setWithout(next);
                  }}
                />
              )}
            </For>
          </fieldset>
        )}
      </Show>
      <TextField name="note" label="Note" required={false} lines={2} value={note()} onInput={setNote} />
    </ActDialog>
  );
}
