import { createSignal, Show } from 'solid-js';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createAction } from '../graphql/action.ts';
import { explain } from '../graphql/request-failed.ts';
import { createRead } from '../graphql/read.ts';
import { Lines, Section } from '../records/Facts.tsx';
import { hours } from '../time/durations.ts';
import { format } from '../time/format.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.tsx';
import { NeedBar } from './NeedBar.tsx';
import { needName } from './need-words.ts';
import { RoomNeedDialog } from './RoomNeedDialog.tsx';
import { AddRoomNeedDocument, RemoveRoomNeedDocument, RoomNeedsDocument, type RoomNeed } from './room-needs-documents.ts';
import styles from './RoomNeeds.module.css';

/** Which rooms a project's plan needs, for how long and by when, and how far that is booked. */
export function RoomNeeds(props: { projectId: string; mayKeep: boolean }) {
  const read = createRead(RoomNeedsDocument, () => ({ projectId: props.projectId }), { areas: ['production', 'scheduling'] });
  const [editing, setEditing] = createSignal<RoomNeed | 'new' | null>(null);
  const remove = createAction(RemoveRoomNeedDocument, (data) => data.removeRoomNeed);
  const add = createAction(AddRoomNeedDocument, (data) => data.addRoomNeed);
  const project = () => {
    const node = read.data()?.node;
    return node && 'roomNeeds' in node ? node : undefined;
  };
  async function takeOut(need: RoomNeed): Promise<void> {
    const { roomId, roomKind, minutes, dueOn, note } = need;
    const again = { projectId: props.projectId, roomId: roomId ?? null, roomKind: roomKind ?? null, minutes, dueOn: dueOn ?? null, note };
    if (await remove.run({ input: { needId: need.id } }))
      toast({
        text: `The plan no longer needs ${needName(need)}.`,
        action: { label: 'Undo', run: () => void add.run({ input: again }) },
      });
    else toast({ kind: 'problem', text: remove.refusal()?.message ?? explain(remove.failure()).text });
  }
  return (
    <Section
      title="Rooms it needs"
      action={
        <span class={styles.end}>
          <Show when={(project()?.missingRoomMinutes ?? 0) > 0}>
            <Badge tone="amber">{hours(project()!.missingRoomMinutes!)} h missing</Badge>
          </Show>
          <Show when={props.mayKeep}>
            <Button look="quiet" onClick={() => setEditing('new')}>
              Add room
            </Button>
          </Show>
        </span>
      }
    >
      <Lines rows={project()?.roomNeeds ?? undefined} empty="The plan names no rooms.">
        {(need) => (
          <div class={styles.need}>
            <div>
              <b>{needName(need)}</b>
              <small>{[need.dueOn ? `by ${format().calendarDay(need.dueOn)}` : '', need.note].filter(Boolean).join(' · ')}</small>
              <NeedBar need={need} />
            </div>
            <Show when={props.mayKeep}>
              <Menu
                square
                label={`More for ${needName(need)}`}
                items={[
                  { label: 'Change', onSelect: () => setEditing(need) },
                  {
                    label: 'Take out',
                    note: 'What is booked stays booked',
                    danger: true,
                    apart: true,
                    onSelect: () => void takeOut(need),
                  },
                ]}
              >
                <Ellipsis size="1.125rem" />
              </Menu>
            </Show>
          </div>
        )}
      </Lines>
      <RoomNeedDialog
        projectId={props.projectId}
        need={editing()}
        rooms={read.data()?.rooms.nodes ?? []}
        onClose={() => setEditing(null)}
      />
    </Section>
  );
}
