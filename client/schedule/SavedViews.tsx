import { createSignal, For, Show } from 'solid-js';
import { useNavigate } from '@solidjs/router';
import Bookmark from 'lucide-solid/icons/bookmark';
import { createAction } from '../graphql/action.ts';
import type { SavedViewsQuery } from '../graphql/generated/graphql.ts';
import { createRead } from '../graphql/read.ts';
import { copyText } from '../studio/copy-text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { useSchedule } from './schedule-state.ts';
import { EditSavedViewDocument, RemoveSavedViewDocument, SavedViewsDocument, SaveViewDocument } from './saved-views-documents.ts';
import styles from './SavedViews.module.css';

type SavedView = SavedViewsQuery['savedViews'][number];

/** The views that somebody keeps of the schedule, and those that others share: chosen, saved, shared by their link, and put in order. */
export function SavedViews() {
  const schedule = useSchedule();
  const navigate = useNavigate();
  const views = createRead(SavedViewsDocument, () => ({}), { areas: ['scheduling'] });
  const [saving, setSaving] = createSignal(false);
  const [keeping, setKeeping] = createSignal(false);
  const all = (): readonly SavedView[] => views.data()?.savedViews ?? [];
  const current = (): SavedView | undefined => all().find(({ query }) => query === sorted(schedule.query()));

  const linkTo = (query: string): string => `/schedule${query ? `?${query}` : ''}`;
  async function copyLink(): Promise<void> {
    const link = new URL(linkTo(schedule.query()), location.href).href;
    toast({ text: (await copyText(link)) ? 'The link to this view is copied.' : link });
  }

  const print = (): void => void open(`/schedule/print?day=${schedule.day()}`, '_blank');

  const items = (): MenuItem[] => [
    ...all().map((view) => ({
      label: view.name,
      ...(view.own ? (view.shared ? { note: 'shared by you' } : {}) : { note: 'shared' }),
      checked: current()?.id === view.id,
      onSelect: () => navigate(linkTo(view.query)),
    })),
    { label: 'Save this view …', onSelect: () => setSaving(true), apart: all().length > 0 },
    { label: 'Copy the link to it', onSelect: () => void copyLink() },
    ...(schedule.view() === 'day' ? [{ label: 'Print the day', onSelect: print }] : []),
    ...(all().some(({ own }) => own) ? [{ label: 'Manage views …', onSelect: () => setKeeping(true) }] : []),
  ];

  return (
    <>
      <Menu label={current() ? `View: ${current()!.name}` : 'Views'} items={items()} placement="bottom-start">
        <Bookmark aria-hidden="true" size="1rem" fill={current() ? 'currentColor' : 'none'} />
        <span class={styles.name} {...(current() ? { 'data-chosen': '' } : { 'data-word': '' })}>
          {current()?.name ?? 'Views'}
        </span>
      </Menu>
      <SaveDialog open={saving()} query={schedule.query()} onClose={() => setSaving(false)} onSaved={() => void views.refetch()} />
      <KeepDialog
        open={keeping()}
        views={all().filter(({ own }) => own)}
        onClose={() => setKeeping(false)}
        onChanged={() => void views.refetch()}
      />
    </>
  );
}

const ORDER = ['view', 'by', 'zoom', 'q', 'state', 'client', 'project', 'person', 'group'];
function sorted(query: string): string {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const key of ORDER) if (given.get(key)) kept.set(key, given.get(key)!);
  return kept.toString();
}

function SaveDialog(props: { open: boolean; query: string; onClose: () => void; onSaved: () => void }) {
  const [name, setName] = createSignal('');
  const [shared, setShared] = createSignal(false);
  const save = createAction(SaveViewDocument, (data) => data.saveView);
  async function submit(): Promise<void> {
    if (!(await save.run({ input: { name: name(), query: props.query, shared: shared() } }))) return;
    toast({ text: `${name()} is kept among your views.` });
    setName('');
    setShared(false);
    props.onSaved();
    props.onClose();
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Save this view"
      lead="How time is laid out, the rows, the zoom and the filters; not the day."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" type="submit" form="save-view" busy={save.busy()}>
            Save
          </Button>
        </>
      }
    >
      <Form id="save-view" label="View" outcome={save} onSubmit={submit}>
        <TextField name="name" label="Name" placeholder="Edit bays by month" value={name()} onInput={setName} maxLength={60} />
        <Checkbox label="Share it with the studio" checked={shared()} onInput={setShared} />
      </Form>
    </Dialog>
  );
}

function KeepDialog(props: { open: boolean; views: readonly SavedView[]; onClose: () => void; onChanged: () => void }) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Your views"
      actions={
        <Button look="primary" onClick={() => props.onClose()}>
          Done
        </Button>
      }
    >
      <Show
        when={props.views.length > 0}
        fallback={<p class={styles.none}>You keep no views. Lay out the schedule as you like it, then save it from the same menu.</p>}
      >
        <ul class={styles.views}>
          <For each={props.views}>{(view) => <KeptView view={view} onChanged={props.onChanged} />}</For>
        </ul>
      </Show>
    </Dialog>
  );
}

function KeptView(props: { view: SavedView; onChanged: () => void }) {
  const [name, setName] = createSignal(props.view.name);
  const edit = createAction(EditSavedViewDocument, (data) => data.editSavedView);
  const remove = createAction(RemoveSavedViewDocument, (data) => data.removeSavedView);
  const run = async (acted: Promise<unknown>): Promise<void> => {
    if (await acted) props.onChanged();
  };
  const save = (fields: { name?: string; shared?: boolean }): void =>
    void run(edit.run({ input: { viewId: props.view.id, expectedVersion: props.view.version, ...fields } }));
  return (
    <li>
      <Form label={`View ${props.view.name}`} outcome={edit} onSubmit={() => save({ name: name() })}>
        <TextField name="name" label="Name" value={name()} onInput={setName} maxLength={60} />
        <Checkbox label="Shared with the studio" checked={props.view.shared} onInput={(shared) => save({ shared })} />
        <div class={styles.acts}>
          <Button busy={edit.busy()} disabled={name().trim() === props.view.name} onClick={() => save({ name: name() })}>
            Rename
          </Button>
          <Button look="danger" busy={remove.busy()} onClick={() => void run(remove.run({ input: { viewId: props.view.id } }))}>
            Remove
          </Button>
        </div>
      </Form>
    </li>
  );
}
