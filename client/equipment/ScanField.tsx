import { createSignal, Show } from 'solid-js';
import ScanBarcode from 'lucide-solid/icons/scan-barcode';
import { ask } from '../graphql/client.ts';
import { explain } from '../graphql/request-failed.ts';
import { UnitByBarcodeDocument } from './equipment-documents.ts';
import styles from './equipment.module.css';

/** Takes what a barcode scanner types (it ends with Enter), and opens the unit with that label. */
export function ScanField(props: { onFound: (unitId: string) => void }) {
  const [code, setCode] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const find = async (): Promise<void> => {
    const barcode = code().trim();
    if (!barcode) return;
    setProblem('');
    try {
      const { gearUnitByBarcode: unit } = await ask(UnitByBarcodeDocument, { barcode });
      if (!unit) return void setProblem(`No unit has the label “${barcode}”.`);
      setCode('');
      props.onFound(unit.id);
    } catch (error) {
      setProblem(explain(error).title);
    }
  };
  return (
    <form
      class={styles.scan}
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <ScanBarcode size="1.125rem" aria-hidden="true" />
      <input
        aria-label="Scan or type a label"
        placeholder="Scan a label"
        autocomplete="off"
        autocapitalize="characters"
        maxLength={64}
        aria-invalid={problem() ? 'true' : undefined}
        value={code()}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <span role="alert">
        <Show when={problem()}>{problem()}</Show>
      </span>
    </form>
  );
}
