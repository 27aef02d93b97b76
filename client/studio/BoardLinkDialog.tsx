import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { BoardPrivacy } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { BoardRoomsDocument, CreateBoardLinkDocument, EditBoardLinkDocument, PRIVACIES, type BoardLink } from './board-links.ts';
import { copyText } from './copy-text.ts';
import styles from './BoardLinkDialog.module.css';

/** Makes a board link, or changes what one is called and shows. */
export function BoardLinkDialog(props: { link: BoardLink | 'new' | null; onClose: () => void; onSaved: () => void }) {
  const [name, setName] = createSignal('');
  const [privacy, setPrivacy] = createSignal<BoardPrivacy>('everything');
  const [roomId, setRoomId] = createSignal<string>('');
  const [mayCheckIn, setMayCheckIn] = createSignal(false);
  const rooms = createRead(BoardRoomsDocument, () => (props.link === null ? undefined : {}));
  const create = createAction(CreateBoardLinkDocument, (data) => data.createBoardLink);
  const edit = createAction(EditBoardLinkDocument, (data) => data.editBoardLink);
  const existing = () => (props.link !== null && props.link !== 'new' ? props.link : null);
  const action = () => (existing() ? edit : create);

  createEffect(
    on(
      () => props.link,
      (link) => {
        if (link === null) return;
        create.clear();
        edit.clear();
        setName(link === 'new' ? '' : link.name);
        setPrivacy(link === 'new' ? 'everything' : link.privacy);
        setRoomId(link === 'new' ? '' : (link.roomId ?? ''));
        setMayCheckIn(link !== 'new' && link.mayCheckIn);
      },
    ),
  );

  const save = async (): Promise<void> => {
    const link = existing();
    const place = { roomId: roomId() || null, mayCheckIn: roomId() !== '' && mayCheckIn() };
    if (link) {
      if (!(await edit.run({ input: { boardLinkId: link.id, expectedVersion: link.version, name: name(), privacy: privacy(), ...place } })))
        return;
      toast({ text: `${name()} is changed; its screens follow by themselves.` });
    } else {
      const made = await create.run({ input: { name: name(), privacy: privacy(), ...place } });
      if (!made) return;
      const copied = made.url ? await copyText(made.url) : false;
      toast({ text: copied ? `${name()} is made, and its link copied.` : `${name()} is made. Copy its link from the list.` });
    }
    props.onSaved();
    props.onClose();
  };

  const submit = () => document.querySelector<HTMLFormElement>('[aria-label="Board link"]')?.requestSubmit();

  return (
    <Dialog
      open={props.link !== null}
      onClose={props.onClose}
      title={existing() ? 'Change the board' : 'New board link'}
      lead="Whoever has the link sees the board, without signing in."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action().busy()} onClick={submit}>
            {existing() ? 'Save' : 'Make the link'}
          </Button>
        </>
      }
    >
      <Form label="Board link" outcome={action()} onSubmit={save}>
        <TextField name="name" label="Where it hangs" placeholder="Reception" value={name()} onInput={setName} maxLength={200} />
        <Select
          name="roomId"
          label="What it is"
          value={roomId()}
          onInput={setRoomId}
          choices={[
            { value: '', label: 'A wall board of the whole studio' },
            ...(rooms.data()?.rooms.nodes ?? []).map((room) => ({ value: room.id, label: `The tablet of ${room.name}` })),
          ]}
        />
        <Show when={roomId() !== ''}>
          <Checkbox
            name="mayCheckIn"
            label="People may act on it"
            hint="Check in, extend and end sessions of this room, say that one runs late, and report gear, without signing in."
            checked={mayCheckIn()}
            onInput={setMayCheckIn}
          />
        </Show>
        <fieldset class={styles.privacy}>
          <legend>What it shows</legend>
          <For each={PRIVACIES}>
            {(choice) => (
              <label data-checked={choice.value === privacy() ? '' : undefined}>
                <input type="radio" name="privacy" checked={choice.value === privacy()} onChange={() => setPrivacy(choice.value)} />
                <span>
                  <b>{choice.label}</b>
                  <small>{choice.note}</small>
                </span>
              </label>
            )}
          </For>
        </fieldset>
      </Form>
    </Dialog>
  );
}
