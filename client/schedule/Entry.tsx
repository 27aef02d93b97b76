import { Match, Switch } from 'solid-js';
import { format } from '../time/format.ts';
import { useCursor } from './cursor.ts';
import { useDesk } from './desk.ts';
import { takesFocus } from './focus.ts';
import { placeStyle } from './place-style.ts';
import type { Placed } from './rows.ts';
import { useSchedule } from './schedule-state.ts';
import { blockTitle, BLOCK_WORDS } from './schedule-words.ts';
import { SessionCard } from './SessionCard.tsx';
import styles from './Entry.module.css';

export function Entry(props: { placed: Placed; rowId: string }) {
  const schedule = useSchedule();
  const as = <Type extends Placed['entry']['type']>(type: Type) =>
    props.placed.entry.type === type ? (props.placed.entry as Extract<Placed['entry'], { type: Type }>) : null;
  return (
    <Switch>
      <Match when={as('session')}>{(entry) => <SessionCard session={entry().session} placed={props.placed} rowId={props.rowId} />}</Match>
      <Match when={as('block')}>{(entry) => <BlockCard block={entry().block} placed={props.placed} rowId={props.rowId} />}</Match>
      <Match when={as('checkout')}>
        {(entry) => (
          <div
            class={styles.card}
            data-state="checkout"
            data-block=""
            data-listed={props.placed.listed ? '' : undefined}
            data-compact={schedule.compact() ? '' : undefined}
            style={placeStyle(props.placed, schedule.columns().length)}
          >
            <b>{entry().checkout.holderName}</b>
            <small>{entry().checkout.returnedAt ? 'was out' : `out, due ${format().dateTime(entry().checkout.dueAt)}`}</small>
          </div>
        )}
      </Match>
    </Switch>
  );
}

function BlockCard(props: { block: Extract<Placed['entry'], { type: 'block' }>['block']; placed: Placed; rowId: string }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const cursor = useCursor();
  const isHere = () => cursor.isAt(props.rowId, props.block.id);
  const line = () =>
    `${format().timeRange(props.block.startsAt, props.block.endsAt)} · ${BLOCK_WORDS[props.block.kind] ?? props.block.kind}`;
  return (
    <button
      ref={takesFocus(cursor, isHere)}
      type="button"
      class={styles.card}
      data-state={props.block.kind === 'maintenance' ? 'service' : 'closed'}
      data-block=""
      data-listed={props.placed.listed ? '' : undefined}
      data-compact={schedule.compact() ? '' : undefined}
      tabIndex={isHere() ? 0 : -1}
      aria-label={`${blockTitle(props.block)}, ${line()}`}
      style={placeStyle(props.placed, schedule.columns().length)}
      onClick={() => {
        cursor.put({ rowId: props.rowId, at: +props.block.startsAt, entryId: props.block.id }, false);
        desk.open({ kind: 'block', id: props.block.id });
      }}
    >
      <i class={styles.bar} />
      <b>{blockTitle(props.block)}</b>
      <small>{line()}</small>
    </button>
  );
}
