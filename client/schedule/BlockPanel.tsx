import { createMemo, Show } from 'solid-js';
import { member } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { useDesk } from './desk.ts';
import { mayClose } from './may.ts';
import { ReopenDocument } from './mutations.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { blockTitle, BLOCK_WORDS } from './schedule-words.ts';
import styles from './Panel.module.css';

/** A closure or maintenance: what, when, where; a closure can be ended. */
export function BlockPanel(props: { id: string }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const block = createMemo(() => schedule.picture()?.closures.find(({ id }) => id === props.id));
  const reopen = createAction(ReopenDocument, (data) => data.reopenRooms);
  const rooms = () => (block()?.resourceIds ?? []).flatMap((id) => schedule.rooms().find((room) => room.id === id)?.name ?? []);
  return (
    <PanelFrame
      title={block() ? blockTitle(block()!) : 'Not there any more'}
      lead={block() ? (BLOCK_WORDS[block()!.kind] ?? block()!.kind) : undefined}
      onClose={() => desk.open(null)}
      actions={
        <Show when={block()?.kind === 'closed' && mayClose(member().role)}>
          <Button
            busy={reopen.busy()}
            onClick={async () => {
              if (await reopen.run({ input: { closureId: props.id } })) desk.open(null);
            }}
          >
            Reopen
          </Button>
        </Show>
      }
    >
      <Show when={block()}>
        {(one) => (
          <dl class={styles.facts}>
            <dt>From</dt>
            <dd>{format().dateTime(one().startsAt)}</dd>
            <dt>Until</dt>
            <dd>{format().dateTime(one().endsAt)}</dd>
            <Show when={rooms().length > 0}>
              <dt>{rooms().length === 1 ? 'Room' : 'Rooms'}</dt>
              <dd>{rooms().join(', ')}</dd>
            </Show>
          </dl>
        )}
      </Show>
      <Show when={reopen.refusal()}>{(refusal) => <p class={styles.short}>{refusal().message}</p>}</Show>
    </PanelFrame>
  );
}
