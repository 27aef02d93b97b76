import { createEffect, For, on } from 'solid-js';
import type { BoardPrivacy } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { createDraft } from '../records/draft.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { CreateBoardLinkDocument, EditBoardLinkDocument, PRIVACIES, privacyOf, type BoardLink } from './board-links.ts';
import { copyText } from './copy-text.ts';
import styles from './BoardLinkDialog.module.css';

const EMPTY = { name: '', privacy: 'everything' as BoardPrivacy };

/** Makes a board link, or changes what one is called and shows. */
export function BoardLinkDialog(props: { link: BoardLink | 'new' | null; onClose: () => void; onSaved: () => void }) {
  const draft = createDraft(EMPTY);
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
        if (link === 'new') draft.start(EMPTY);
        else draft.start({ name: link.name, privacy: link.privacy }, link.version);
      },
    ),
  );

  const save = async (expectedVersion?: number): Promise<void> => {
    const link = existing();
    const { name, privacy } = draft.values;
    if (link) {
      const input = { boardLinkId: link.id, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() };
      if (!(await edit.run({ input }))) return;
      toast({ text: `${name} is changed; its screens follow by themselves.` });
    } else {
      const made = await create.run({ input: { name, privacy } });
      if (!made) return;
      const copied = made.url ? await copyText(made.url) : false;
      toast({ text: copied ? `${name} is made, and its link copied.` : `${name} is made. Copy its link from the list.` });
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
      <Form
        label="Board link"
        outcome={{ ...action(), refusal: () => (staleOf(action().refusal()) ? undefined : action().refusal()) }}
        onSubmit={() => save()}
      >
        <TextField
          name="name"
          label="Where it hangs"
          placeholder="Reception"
          value={draft.values.name}
          onInput={(name) => draft.set('name', name)}
          maxLength={200}
        />
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
        <StaleChoice
          stale={staleOf(action().refusal())}
          show={(field, value) => (field === 'privacy' ? privacyOf(value as BoardPrivacy).label : undefined)}
          busy={action().busy()}
          onMine={(version) => void save(version)}
          onTheirs={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
