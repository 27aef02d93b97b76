import { createMemo, For, Show } from 'solid-js';
import type { ClashLineFragment, StaleBookingFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { Clashes } from '../schedule/Clashes.tsx';
import { StaleChoice } from '../schedule/StaleChoice.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { decide, drop, unsaved } from './outbox.ts';
import { inputTaking, inputWithWayOut, isTakeable } from './outbox-ways.ts';
import type { Entry } from './outbox-rules.ts';
import { isUnsavedOpen, showUnsaved } from './unsaved-open.ts';
import styles from './Unsaved.module.css';

/** Everything that is not yet saved, one below the other; what the server refused is decided here, one by one. Nothing vanishes. */
export function Unsaved() {
  const entries = createMemo(() => [...unsaved()].sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null)));
  const asked = () => entries().filter(({ refusal }) => refusal).length;
  return (
    <Panel
      open={isUnsavedOpen()}
      onClose={() => showUnsaved(false)}
      title="Not yet saved"
      lead={asked() > 0 ? `${asked()} ${asked() === 1 ? 'needs' : 'need'} your decision` : 'Sent as soon as there is a connection'}
    >
      <Show
        when={entries().length > 0}
        fallback={<EmptyState title="Everything is saved" text="What you do without a connection is kept here until it is." />}
      >
        <ul class={styles.list}>
          <For each={entries().map(({ key }) => key)}>
            {(key) => <Show when={entries().find((entry) => entry.key === key)}>{(entry) => <Item entry={entry()} />}</Show>}
          </For>
        </ul>
      </Show>
    </Panel>
  );
}

function Item(props: { entry: Entry }) {
  const refusal = () => props.entry.refusal;
  const as = <Shape,>(name: string): Shape | null => (refusal()?.__typename === name ? (refusal() as unknown as Shape) : null);
  const stale = () => as<StaleBookingFragment>('StaleEdit');
  const taken = () => as<{ clashes: ClashLineFragment[]; alternatives: WayOutFragment[] }>('ResourceTaken');
  const when = (): string => {
    const at = new Date(props.entry.at);
    return format().isSameDay(at, minute()) ? format().time(at) : format().dateTime(at);
  };

  function choose(one: StaleBookingFragment, mine: ReadonlySet<string>): void {
    const input = inputTaking(props.entry, one, mine);
    if (input) decide(props.entry.key, { input });
    else drop(props.entry.key);
  }

  return (
    <li class={styles.item} data-asks={refusal() ? '' : undefined}>
      <header>
        <b>{props.entry.title}</b>
        <time>{when()}</time>
      </header>
      <p>{props.entry.what.replace(/^./, (letter) => letter.toUpperCase())}</p>
      <Show when={stale()}>{(one) => <StaleChoice stale={one()} onSave={(mine) => choose(one(), mine)} />}</Show>
      <Show when={taken()}>
        {(one) => (
          <Clashes
            clashes={one().clashes}
            alternatives={one().alternatives.filter((way) => isTakeable(props.entry, way))}
            message={refusal()!.message}
            onTake={(way) => decide(props.entry.key, { input: inputWithWayOut(props.entry, way) })}
          />
        )}
      </Show>
      <Show when={refusal() && !stale() && !taken()}>
        <p class={styles.reason} role="alert">
          {refusal()!.message}
        </p>
      </Show>
      <footer>
        <Show when={refusal()}>
          <Button onClick={() => decide(props.entry.key, { input: props.entry.input })}>Try again</Button>
        </Show>
        <Show
          when={!props.entry.tried || refusal()}
          fallback={<small>It may have arrived already; that is seen with the connection.</small>}
        >
          <Button look="danger" onClick={() => drop(props.entry.key)}>
            Let go
          </Button>
        </Show>
      </footer>
    </li>
  );
}
