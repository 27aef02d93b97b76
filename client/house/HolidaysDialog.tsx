import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { COUNTRY_CHOICES, countryOfZone, holidaysOf, type Country } from '../../domain/scheduling/house/holidays-rules.ts';
import { createAction } from '../graphql/action.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { toast } from '../ui/toast.tsx';
import { AddHoursExceptionsDocument, type ExceptionRow } from './hours-documents.ts';
import styles from './house.module.css';

/** Public holidays of a year, from which a studio takes those it keeps. Days that are entered already are not offered again. */
export function HolidaysDialog(props: {
  open: boolean;
  year: number;
  exceptions: readonly ExceptionRow[];
  onClose: () => void;
  onSaved: () => void;
}) {
  const [country, setCountry] = createSignal<Country>(countryOfZone(format().place.zone));
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const add = createAction(AddHoursExceptionsDocument, (data) => data.addHoursExceptions);
  const isEntered = (day: string): boolean => props.exceptions.some((one) => !one.roomId && one.firstDay <= day && day <= one.lastDay);
  const offered = createMemo(() => holidaysOf(country(), props.year).map((one) => ({ ...one, entered: isEntered(one.day) })));
  const chosen = () => offered().filter(({ day, entered }) => !entered && !left().has(day));
  createEffect(
    on([() => props.open, country], () => {
      add.clear();
      setLeft(new Set<string>());
    }),
  );
  const save = async (): Promise<void> => {
    const days = chosen().map(({ name, day }) => ({ name, firstDay: day }));
    if (days.length === 0 || !(await add.run({ input: { days } }))) return;
    toast({ text: days.length === 1 ? `${days[0]!.name} is closed.` : `${days.length} days are closed.` });
    props.onSaved();
    props.onClose();
  };
  const toggle = (day: string, on: boolean): void =>
    void setLeft((before) => new Set(on ? [...before].filter((one) => one !== day) : [...before, day]));
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={`Holidays of ${props.year}`}
      lead="Choose those on which the whole house is closed."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={add.busy()} disabled={chosen().length === 0} onClick={() => void save()}>
            {chosen().length === 1 ? 'Enter 1 day' : `Enter ${chosen().length} days`}
          </Button>
        </>
      }
    >
      <Form label="Holidays" outcome={add} onSubmit={save}>
        <Select<Country> label="Country" value={country()} choices={COUNTRY_CHOICES} onInput={(next) => setCountry(next)} />
        <ul class={styles.holidays}>
          <For each={offered()}>
            {({ name, day, entered }) => (
              <li>
                <Show
                  when={!entered}
                  fallback={
                    <p class={styles.hint}>
                      {name}, {format().calendarDay(day)}: entered already
                    </p>
                  }
                >
                  <Checkbox label={`${name}, ${format().calendarDay(day)}`} checked={!left().has(day)} onInput={(on) => toggle(day, on)} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Form>
    </Dialog>
  );
}
