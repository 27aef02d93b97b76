import { createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js';
import ListFilter from 'lucide-solid/icons/list-filter';
import X from 'lucide-solid/icons/x';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { TextField } from '../ui/TextField.tsx';
import { findChoices } from './choices.ts';
import { countOf, EVERYTHING, type Filters as Wanted } from './filters.ts';
import type { Session } from './picture.ts';
import { useSchedule } from './schedule-state.ts';
import { STATE_WORDS } from './schedule-words.ts';
import styles from './Filters.module.css';

const STATES: readonly Session['state'][] = ['inquiry', 'hold', 'tentative', 'confirmed', 'in_session', 'completed'];

/** What to look for on the schedule. On the grid the rest steps back; in the month and the list it goes. */
export function Filters() {
  const schedule = useSchedule();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let frame!: HTMLDivElement;
  const count = (): number => countOf(schedule.filters());
  const set = (change: Partial<Wanted>): void => schedule.go({ filters: { ...schedule.filters(), ...change } });
  const toggled = <Value,>(all: readonly Value[], one: Value): Value[] =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

  const outside = (event: PointerEvent): void => {
    const target = event.target as HTMLElement;
    if (open() && !frame.contains(target) && !target.closest('[popover]')) setOpen(false);
  };
  addEventListener('pointerdown', outside);
  onCleanup(() => removeEventListener('pointerdown', outside));

  /** Those of the sessions in sight, by name: what one looks for is mostly there. */
  const named = (kind: 'client' | 'project' | 'person', wanted: string | null): Option | null => {
    if (wanted === null) return null;
    for (const one of schedule.bookings()) {
      if (kind === 'client' && one.clientId === wanted) return { id: wanted, label: one.clientName ?? '' };
      if (kind === 'project' && one.projectId === wanted) return { id: wanted, label: one.projectName ?? '' };
      const person = kind === 'person' && one.people.find((each) => each.id === wanted);
      if (person) return { id: wanted, label: person.name };
    }
    return { id: wanted, label: 'one without sessions here' };
  };
  const choose = (kind: 'client' | 'project' | 'person') => (text: string) => findChoices([kind], text, null);

  return (
    <div
      ref={frame}
      class={styles.frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open() || event.defaultPrevented) return;
        event.stopPropagation();
        setOpen(false);
        frame.querySelector('button')?.focus();
      }}
    >
      <Button
        aria-label={count() > 0 ? `Filter, ${count()} set` : 'Filter'}
        title="Filter"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        onClick={() => setOpen(!open())}
      >
        <ListFilter aria-hidden="true" size="1rem" /> <span data-word="">Filter</span>
        <Show when={count() > 0}>
          <b class={styles.count}>{count()}</b>
        </Show>
      </Button>
      <Show when={open()}>
        <div class={styles.panel} id={id} role="group" aria-label="Filters">
          <TextField
            name="filter-words"
            label="Words"
            placeholder="Title, client, person, gear"
            value={schedule.filters().search}
            onInput={(search) => set({ search: search.slice(0, 200) })}
          />
          <fieldset class={styles.checks}>
            <legend>State</legend>
            <For each={STATES}>
              {(state) => (
                <Checkbox
                  label={STATE_WORDS[state]}
                  checked={schedule.filters().states.includes(state)}
                  onInput={() => set({ states: toggled(schedule.filters().states, state) })}
                />
              )}
            </For>
          </fieldset>
          <Combobox
            label="Client"
            name="filter-client"
            placeholder="Any"
            value={named('client', schedule.filters().clientId)}
            onInput={(one) => set({ clientId: one?.id ?? null })}
            search={choose('client')}
          />
          <Combobox
            label="Project"
            name="filter-project"
            placeholder="Any"
            value={named('project', schedule.filters().projectId)}
            onInput={(one) => set({ projectId: one?.id ?? null })}
            search={choose('project')}
          />
          <Combobox
            label="Person"
            name="filter-person"
            placeholder="Anybody"
            value={named('person', schedule.filters().personId)}
            onInput={(one) => set({ personId: one?.id ?? null })}
            search={choose('person')}
          />
          <Show when={schedule.groups().length > 1 && schedule.view() !== 'month' && schedule.view() !== 'list'}>
            <fieldset class={styles.checks}>
              <legend>Rows</legend>
              <For each={schedule.groups()}>
                {(group) => (
                  <Checkbox
                    label={group}
                    checked={schedule.filters().groups.includes(group)}
                    onInput={() => set({ groups: toggled(schedule.filters().groups, group) })}
                  />
                )}
              </For>
            </fieldset>
          </Show>
          <Button disabled={count() === 0} onClick={() => schedule.go({ filters: EVERYTHING })}>
            <X aria-hidden="true" size="1rem" /> Show everything
          </Button>
        </div>
      </Show>
    </div>
  );
}
