import { createUniqueId, For, Show } from 'solid-js';
import { createRead } from '../graphql/read.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useForm } from '../ui/Form.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { WebhookEventsDocument } from './webhook-documents.ts';
import { eventGroups, isEventChosen, reachIn, withEvent, withGroup, type EventGroup } from './webhook-events.ts';
import styles from './webhooks.module.css';

/** What a webhook is told of: everything, all of a kind of record, or single events. */
export function EventsField(props: { value: readonly string[]; onInput: (events: string[]) => void }) {
  const read = createRead(WebhookEventsDocument, () => ({}));
  const groups = (): EventGroup[] => eventGroups(read.data()?.webhookEvents ?? []);
  const form = useForm();
  form?.claim('events');
  const problem = createUniqueId();
  const isAll = (): boolean => props.value.includes('*');
  const count = (group: EventGroup): string => {
    const reach = reachIn(props.value, group);
    if (reach === 'all') return 'all';
    return reach === 'none'
      ? 'none'
      : `${group.events.filter((event) => isEventChosen(props.value, event)).length} of ${group.events.length}`;
  };
  return (
    <fieldset class={styles.events} aria-describedby={form?.issueAt('events') ? problem : undefined}>
      <legend>What it is told of</legend>
      <Show when={form?.issueAt('events')}>
        {(text) => (
          <p id={problem} data-error="">
            {text()}
          </p>
        )}
      </Show>
      <Checkbox
        label="Everything that happens"
        hint="Also what this program comes to tell later."
        checked={isAll()}
        onInput={(all) => props.onInput(all ? ['*'] : [])}
      />
      <Show when={!isAll()}>
        <Show when={read.data()} fallback={<Skeleton lines={4} />}>
          <For each={groups()}>
            {(group) => (
              <details>
                <summary>
                  <b>{group.label}</b>
                  <span data-chosen={reachIn(props.value, group) === 'none' ? undefined : ''}>{count(group)}</span>
                </summary>
                <div>
                  <Checkbox
                    label={`All of ${group.label.toLowerCase()}`}
                    checked={reachIn(props.value, group) === 'all'}
                    partly={reachIn(props.value, group) === 'some'}
                    onInput={(all) => props.onInput(withGroup(props.value, group, all))}
                  />
                  <For each={group.events}>
                    {(event) => (
                      <Checkbox
                        label={event.label}
                        checked={isEventChosen(props.value, event)}
                        onInput={(wanted) => props.onInput(withEvent(props.value, group, event.name, wanted))}
                      />
                    )}
                  </For>
                </div>
              </details>
            )}
          </For>
        </Show>
      </Show>
    </fieldset>
  );
}
