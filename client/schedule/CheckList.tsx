import { createSignal, For, Show } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { createAction } from '../graphql/action.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { explain } from '../graphql/request-failed.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { AddCheckItemDocument, RemoveCheckItemDocument, TickDocument } from './mutations.ts';
import styles from './CheckList.module.css';

type Line = NonNullable<BookingDetailFragment['checkList']>[number];

/**
 * What is to be prepared for a session: ticked by whoever does it, with name and time, live on every screen.
 * `large` for a tablet at the door; without `mayTick` it is read.
 */
export function CheckList(props: {
  bookingId: string;
  lines: readonly Line[];
  mayTick: boolean;
  large?: boolean;
  onDone: () => Promise<void> | void;
}) {
  const tick = createAction(TickDocument, (data) => data.tickCheckItem);
  const add = createAction(AddCheckItemDocument, (data) => data.addCheckItem);
  const remove = createAction(RemoveCheckItemDocument, (data) => data.removeCheckItem);
  const [text, setText] = createSignal('');
  const [adding, setAdding] = createSignal(false);
  /** Ticks under way: shown at once, taken back when they are refused. */
  const [under, setUnder] = createSignal<ReadonlyMap<string, boolean>>(new Map());
  const isDone = (line: Line): boolean => under().get(line.id) ?? !!line.doneAt;
  const done = (): number => props.lines.filter(isDone).length;

  const complain = (action: { refusal: () => { message: string } | undefined; failure: () => unknown }): void =>
    void toast({ kind: 'problem', text: action.refusal()?.message ?? explain(action.failure()).text });

  async function turn(line: Line, ticked: boolean): Promise<void> {
    setUnder((all) => new Map(all).set(line.id, ticked));
    const saved = await tick.run({ input: { bookingId: props.bookingId, itemId: line.id, done: ticked } });
    if (saved) await props.onDone();
    else complain(tick);
    setUnder((all) => new Map([...all].filter(([id]) => id !== line.id)));
  }
  async function addLine(): Promise<void> {
    if (!text().trim()) return;
    if (!(await add.run({ input: { bookingId: props.bookingId, text: text() } }))) return complain(add);
    setText('');
    await props.onDone();
  }
  async function removeLine(line: Line): Promise<void> {
    if (!(await remove.run({ input: { bookingId: props.bookingId, itemId: line.id } }))) return complain(remove);
    await props.onDone();
  }
  const when = (at: string): string => (format().isSameDay(at, minute()) ? format().time(at) : format().dateTime(at));

  return (
    <section class={styles.list} data-large={props.large ? '' : undefined} aria-label="Preparation">
      <div class={styles.head}>
        <h3>Preparation</h3>
        <Show when={props.lines.length > 0}>
          <span role="status">
            {done()} of {props.lines.length} done
          </span>
        </Show>
      </div>
      <Show when={props.lines.length > 0}>
        <div class={styles.bar} aria-hidden="true">
          <i style={{ width: `${(done() / props.lines.length) * 100}%` }} />
        </div>
      </Show>
      <ul>
        <For each={props.lines}>
          {(line) => (
            <li>
              <label class={styles.item} data-done={isDone(line) ? '' : undefined}>
                <input
                  type="checkbox"
                  checked={isDone(line)}
                  disabled={!props.mayTick}
                  onChange={(event) => void turn(line, event.currentTarget.checked)}
                />
                <b>{line.text}</b>
                <Show when={line.doneAt}>
                  {(at) => (
                    <small>
                      {line.doneByName}, {when(at())}
                    </small>
                  )}
                </Show>
              </label>
              <Show when={props.mayTick && adding()}>
                <IconButton label={`Take “${line.text}” off the list`} icon={<X />} onClick={() => void removeLine(line)} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.mayTick}>
        <Show
          when={adding()}
          fallback={
            <Button look="quiet" onClick={() => setAdding(true)}>
              {props.lines.length > 0 ? 'Change the list' : 'Add something to prepare'}
            </Button>
          }
        >
          <form
            class={styles.add}
            aria-label="Add to the check list"
            onSubmit={(event) => {
              event.preventDefault();
              void addLine();
            }}
          >
            <TextField
              label="To prepare"
              hideLabel
              placeholder="Water for six"
              maxLength={200}
              value={text()}
              onInput={setText}
              autofocus
            />
            <Show
              when={text().trim()}
              fallback={
                <Button onClick={() => setAdding(false)} aria-label="Done changing the list">
                  Done
                </Button>
              }
            >
              <Button type="submit" busy={add.busy()}>
                Add
              </Button>
            </Show>
          </form>
        </Show>
      </Show>
    </section>
  );
}
