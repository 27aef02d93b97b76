import { createEffect, createSignal, on, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { done, type ActUnit } from './acts.ts';
import { ActDialog } from './ActDialog.tsx';
import { ReportFoundDocument, ReportMissingDocument } from './equipment-mutations.ts';

/** Says that nobody knows where a unit is, or that it turned up. */
export function MissingDialog(props: { unit: ActUnit | null; found: boolean }) {
  const [location, setLocation] = createSignal('');
  const missing = createAction(ReportMissingDocument, (data) => data.reportUnitMissing);
  const found = createAction(ReportFoundDocument, (data) => data.reportUnitFound);
  createEffect(
    on(
      () => props.unit?.id,
      () => {
        missing.clear();
        found.clear();
        setLocation('');
      },
    ),
  );
  const act = async (): Promise<void> => {
    const { id, name } = props.unit!;
    const accepted = props.found
      ? await found.run({ input: { unitId: id, location: location() || null } })
      : await missing.run({ input: { unitId: id } });
    if (!accepted) return;
    toast({ text: props.found ? `${name} is back.` : `${name} is reported missing.` });
    done();
  };
  return (
    <ActDialog
      open={props.unit !== null}
      onClose={done}
      title={props.found ? `${props.unit?.name ?? ''} is found` : `Report ${props.unit?.name ?? ''} missing`}
      act={props.found ? 'Report found' : 'Report missing'}
      danger={!props.found}
      saving={props.found ? found : missing}
      onAct={act}
    >
      <Show
        when={props.found}
        fallback={<p>Nobody can book it until it is found. Sessions that have it get another of its model, or are shown as short.</p>}
      >
        <TextField
          name="location"
          label="Put where"
          required={false}
          placeholder="Where it belongs"
          value={location()}
          onInput={setLocation}
        />
      </Show>
    </ActDialog>
  );
}
