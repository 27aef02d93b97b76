import { For, Show } from 'solid-js';
import type { BoardPrivacy } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { createDraft } from '../records/draft.ts';
import { existingOf, RecordDialog, type Subject } from '../records/RecordDialog.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { BoardRoomsDocument, CreateBoardLinkDocument, EditBoardLinkDocument, PRIVACIES, privacyOf, type BoardLink } from './board-links.ts';
import { copyText } from './copy-text.ts';
import styles from './BoardLinkDialog.module.css';

const EMPTY = { name: '', privacy: 'everything' as BoardPrivacy, roomId: '', mayCheckIn: false };
type Values = typeof EMPTY;

/** As the server wants it: a wall hangs in no room, and only in a room people may act. */
const inputOf = (values: Partial<Values>) => ({
  ...values,
  ...(values.roomId === undefined ? {} : { roomId: values.roomId || null }),
  ...(values.roomId === '' ? { mayCheckIn: false } : {}),
});

/** Makes a board link, or changes what one is called and shows. */
export function BoardLinkDialog(props: { link: Subject<BoardLink>; onClose: () => void; onSaved: () => void }) {
  const draft = createDraft(EMPTY);
  const rooms = createRead(BoardRoomsDocument, () => (props.link === null ? undefined : {}));
  const create = createAction(CreateBoardLinkDocument, (data) => data.createBoardLink);
  const edit = createAction(EditBoardLinkDocument, (data) => data.editBoardLink);
  const existing = () => existingOf(props.link);
  const begin = (link: BoardLink | null): void => {
    if (!link) return draft.start(EMPTY);
    const { name, privacy, roomId, mayCheckIn, version } = link;
    draft.start({ name, privacy, roomId: roomId ?? '', mayCheckIn }, version);
  };
  const save = async (expectedVersion?: number): Promise<void> => {
    const link = existing();
    const { name } = draft.values;
    if (link) {
      const input = { boardLinkId: link.id, expectedVersion: expectedVersion ?? draft.version() ?? null, ...inputOf(draft.changes()) };
      if (!(await edit.run({ input }))) return;
      toast({ text: `${name} is changed; its screens follow by themselves.` });
    } else {
      const made = await create.run({ input: { ...draft.values, ...inputOf(draft.values) } });
      if (!made) return;
      const copied = made.url ? await copyText(made.url) : false;
      toast({ text: copied ? `${name} is made, and its link copied.` : `${name} is made. Copy its link from the list.` });
    }
    props.onSaved();
    props.onClose();
  };

  return (
    <RecordDialog
      subject={props.link}
      onClose={props.onClose}
      title={existing() ? 'Change the board' : 'New board link'}
      lead="Whoever has the link sees the board, without signing in."
      label="Board link"
      make="Make the link"
      create={create}
      edit={edit}
      begin={begin}
      onSave={save}
      showStale={(field, value) => (field === 'privacy' ? privacyOf(value as BoardPrivacy).label : undefined)}
    >
      <TextField
        name="name"
        label="Where it hangs"
        placeholder="Reception"
        value={draft.values.name}
        onInput={(name) => draft.set('name', name)}
        maxLength={200}
      />
      <Select
        name="roomId"
        label="What it is"
        value={draft.values.roomId}
        onInput={(roomId) => draft.set('roomId', roomId)}
        choices={[
          { value: '', label: 'A wall board of the whole studio' },
          ...(rooms.data()?.rooms.nodes ?? []).map((room) => ({ value: room.id, label: `The tablet of ${room.name}` })),
        ]}
      />
      <Show when={draft.values.roomId !== ''}>
        <Checkbox
          name="mayCheckIn"
          label="People may act on it"
          hint="Check in, extend and end sessions of this room, say that one runs late, and report gear, without signing in."
          checked={draft.values.mayCheckIn}
          onInput={(mayCheckIn) => draft.set('mayCheckIn', mayCheckIn)}
        />
      </Show>
      <fieldset class={styles.privacy}>
        <legend>What it shows</legend>
        <For each={PRIVACIES}>
          {(choice) => (
            <label data-checked={choice.value === draft.values.privacy ? '' : undefined}>
              <input
                type="radio"
                name="privacy"
                checked={choice.value === draft.values.privacy}
                onChange={() => draft.set('privacy', choice.value)}
              />
              <span>
                <b>{choice.label}</b>
                <small>{choice.note}</small>
              </span>
            </label>
          )}
        </For>
      </fieldset>
    </RecordDialog>
  );
}
