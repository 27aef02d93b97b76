import { createEffect, createSignal, on } from 'solid-js';
import type { MaintenanceKind } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { minute } from '../time/clock.ts';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { ActDialog } from './ActDialog.tsx';
import { EditMaintenanceDocument, StartMaintenanceDocument } from './equipment-mutations.ts';
import { inDays } from './times.ts';

const KINDS: MaintenanceKind[] = ['repair', 'inspection', 'cleaning', 'calibration', 'firmware', 'service'];

interface Open {
  id: string;
  kind: MaintenanceKind;
  description: string;
  expectedBackAt: string;
  version: number;
}

/** Takes a unit or a room out of use for some work, or changes what is done and until when. */
export function MaintenanceDialog(props: {
  resource: { id: string; name: string } | null;
  /** The one that goes on, to be changed. */
  maintenance: Open | null;
  isRoom?: boolean;
  onClose: () => void;
}) {
  const [kind, setKind] = createSignal<MaintenanceKind>('repair');
  const [description, setDescription] = createSignal('');
  const [expectedBackAt, setExpectedBackAt] = createSignal<string | null>(null);
  const start = createAction(StartMaintenanceDocument, (data) => data.startMaintenance);
  const edit = createAction(EditMaintenanceDocument, (data) => data.editMaintenance);
  const action = () => (props.maintenance ? edit : start);
  createEffect(
    on(
      () => props.resource?.id,
      (id) => {
        if (!id) return;
        start.clear();
        edit.clear();
        setKind(props.maintenance?.kind ?? (props.isRoom ? 'service' : 'repair'));
        setDescription(props.maintenance?.description ?? '');
        setExpectedBackAt(props.maintenance?.expectedBackAt ?? inDays(minute(), props.isRoom ? 0 : 7));
      },
    ),
  );
  const act = async (expectedVersion?: number): Promise<void> => {
    const until = expectedBackAt();
    const { resource, maintenance } = props;
    if (!until || !resource) return;
    const fields = { kind: kind(), description: description() };
    const accepted = maintenance
      ? await edit.run({
          input: {
            maintenanceId: maintenance.id,
            expectedVersion: expectedVersion ?? maintenance.version,
            ...(kind() === maintenance.kind ? {} : { kind: kind() }),
            ...(description() === maintenance.description ? {} : { description: description() }),
            ...(Date.parse(until) === Date.parse(maintenance.expectedBackAt) ? {} : { expectedBackAt: until }),
          },
        })
      : await start.run({ input: { resourceId: resource.id, ...fields, expectedBackAt: until } });
    if (!accepted) return;
    toast({ text: maintenance ? `The maintenance of ${resource.name} is changed.` : `${resource.name} is in maintenance.` });
    props.onClose();
  };
  return (
    <ActDialog
      open={props.resource !== null}
      onClose={props.onClose}
      title={props.maintenance ? `Maintenance of ${props.resource?.name ?? ''}` : `Put ${props.resource?.name ?? ''} into maintenance`}
      lead={
        props.isRoom
          ? 'Nobody can book it meanwhile. Sessions in that time must be moved first.'
          : 'Sessions that have it get another of its model, or are shown as short.'
      }
      act={props.maintenance ? 'Save' : 'Start maintenance'}
      saving={action()}
      missing={expectedBackAt() ? [] : [{ path: 'expectedBackAt', message: 'Say when it is expected back.' }]}
      onAct={act}
    >
      <Select<MaintenanceKind>
        name="kind"
        label="Kind"
        value={kind()}
        choices={KINDS.map((value) => ({ value, label: title(value) }))}
        onInput={setKind}
      />
      <TextField
        name="description"
        label="What is to be done"
        required
        lines={3}
        maxLength={2000}
        value={description()}
        onInput={setDescription}
      />
      <DateTimeField name="expectedBackAt" label="Expected back" required value={expectedBackAt()} onInput={setExpectedBackAt} />
    </ActDialog>
  );
}
