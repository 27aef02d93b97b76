import { Segmented } from '../ui/Segmented.tsx';

/** Beside a list: the records in use, or the archived ones. */
export const InUse = (props: { archived: boolean; onInput: (archived: boolean) => void; inUse?: string; archivedLabel?: string }) => (
  <Segmented
    label="Which"
    value={props.archived ? 'archived' : 'used'}
    choices={[
      { value: 'used', label: props.inUse ?? 'In use' },
      { value: 'archived', label: props.archivedLabel ?? 'Archived' },
    ]}
    onInput={(which) => props.onInput(which === 'archived')}
  />
);
