import { createSignal, Show } from 'solid-js';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import type { MaintenanceKind } from '../graphql/generated/graphql.ts';
import { Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { title } from '../ui/words.ts';
import { FinishDialog } from './FinishDialog.tsx';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';
import styles from '../records/records.module.css';

interface Work {
  id: string;
  kind: MaintenanceKind;
  description: string;
  expectedBackAt: string;
  version: number;
}

/** The work on a room, and the way in and out of it. */
export function RoomMaintenance(props: { roomId: string; roomName: string; maintenance: Work | null }) {
  const [asking, setAsking] = createSignal<'start' | 'edit' | 'finish' | null>(null);
  const room = () => ({ id: props.roomId, name: props.roomName });
  const mayMaintain = () => may(equipmentPolicy, 'maintain');
  return (
    <Show when={props.maintenance !== null || mayMaintain()}>
      <Section title="Maintenance">
        <Show when={props.maintenance} fallback={<p class={styles.none}>None goes on.</p>}>
          {(work) => (
            <>
              <StateMark
                shape="diamond"
                tone="service"
                text={`${title(work().kind)}, back ${format().dayNear(work().expectedBackAt, minute())} ${format().time(work().expectedBackAt)}`}
              />
              <p>{work().description}</p>
            </>
          )}
        </Show>
        <Show when={mayMaintain()}>
          <div class={styles.acts}>
            <Show when={props.maintenance} fallback={<Button onClick={() => setAsking('start')}>Start maintenance</Button>}>
              <Button onClick={() => setAsking('finish')}>Back in use</Button>
              <Button onClick={() => setAsking('edit')}>Change</Button>
            </Show>
          </div>
        </Show>
      </Section>
      <MaintenanceDialog
        resource={asking() === 'start' || asking() === 'edit' ? room() : null}
        maintenance={asking() === 'edit' ? props.maintenance : null}
        isRoom
        onClose={() => setAsking(null)}
      />
      <FinishDialog
        resource={asking() === 'finish' ? room() : null}
        maintenanceId={props.maintenance?.id}
        isRoom
        onClose={() => setAsking(null)}
      />
    </Show>
  );
}
