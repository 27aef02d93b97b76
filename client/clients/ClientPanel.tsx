import { createEffect, on, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts } from '../records/Facts.tsx';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import {
  ArchiveClientDocument,
  ClientDocument,
  CreateClientDocument,
  EditClientDocument,
  RestoreClientDocument,
  type ClientDetail,
} from './clients-documents.ts';
import { ClientProjects, ClientSessions } from './ClientWork.tsx';

const EMPTY = { name: '', contactName: '', email: '', phone: '', note: '' };
const valuesOf = ({ name, contactName, email, phone, note }: ClientDetail): typeof EMPTY => ({
  name,
  contactName,
  email,
  phone,
  note: note ?? '',
});

/** A client: how to reach them, what is planned and what was done for them. */
export function ClientPanel(props: { record: OpenRecord; mayKeep: boolean }) {
  const isNew = () => props.record.shown() === 'new';
  const id = () => (isNew() ? undefined : props.record.shown());
  // The day decides what is coming; asking anew each minute would be in vain.
  const day = () => format().at(minute()).startOf('hour').toISO()!;
  const read = createRead(ClientDocument, () => (id() ? { id: id()!, now: day() } : undefined), {
    areas: ['clients', 'production', 'scheduling'],
  });
  const client = () => recordIn<ClientDetail>(read.data()?.node, id());
  const draft = createDraft(EMPTY);
  const create = createAction(CreateClientDocument, (data) => data.createClient);
  const edit = createAction(EditClientDocument, (data) => data.editClient);
  const archive = createAction(ArchiveClientDocument, (data) => data.archiveClient);
  const restore = createAction(RestoreClientDocument, (data) => data.restoreClient);

  const begin = (): void => {
    const known = client();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY);
  };
  createEffect(on([() => props.record.id(), () => client()?.id], begin));
  createEffect(
    on(
      () => client()?.version,
      () => client() && draft.follow(valuesOf(client()!), client()!.version),
    ),
  );

  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      const made = await create.run({ input: draft.values });
      if (made) toast({ text: `${made.name} is entered.`, action: { label: 'Open', run: () => props.record.open(made.id) } });
      return made !== undefined;
    }
    const saved = await edit.run({
      input: { clientId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() },
    });
    if (!saved) return false;
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { clientId: id()! } });

  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined}
      onClose={props.record.close}
      title={isNew() ? 'New client' : (client()?.name ?? 'Client')}
      lead={isNew() ? undefined : client()?.archivedAt ? 'Archived' : undefined}
      noun="client"
      isNew={isNew()}
      mayEdit={props.mayKeep && client() !== undefined && !client()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      form={
        <>
          <TextField
            name="name"
            label="Name"
            required
            maxLength={200}
            value={draft.values.name}
            onInput={(value) => draft.set('name', value)}
          />
          <TextField
            name="contactName"
            label="Contact"
            required={false}
            maxLength={200}
            value={draft.values.contactName}
            onInput={(value) => draft.set('contactName', value)}
          />
          <TextField
            name="email"
            label="E-mail"
            type="email"
            required={false}
            value={draft.values.email}
            onInput={(value) => draft.set('email', value)}
          />
          <TextField
            name="phone"
            label="Phone"
            type="tel"
            required={false}
            maxLength={60}
            value={draft.values.phone}
            onInput={(value) => draft.set('phone', value)}
          />
          <TextField
            name="note"
            label="Note"
            required={false}
            lines={4}
            maxLength={5000}
            value={draft.values.note}
            onInput={(value) => draft.set('note', value)}
          />
        </>
      }
      foot={
        <Show when={props.mayKeep && client()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It leaves lists and choices. Its sessions and projects stay as they are, and it can be restored at any time."
              archiving={archive}
              restoring={restore}
              archive={async () => (await archive.run(ref())) !== undefined}
              restore={async () => (await restore.run(ref())) !== undefined}
              onArchived={props.record.close}
            />
          )}
        </Show>
      }
    >
      <RecordBody record={client()} read={read} noun="client" lines={5}>
        {(known) => (
          <>
            <Facts
              facts={[
                { label: 'Contact', value: known().contactName, shown: known().contactName !== '' },
                { label: 'E-mail', value: <a href={`mailto:${known().email}`}>{known().email}</a>, shown: known().email !== '' },
                {
                  label: 'Phone',
                  value: <a href={`tel:${known().phone.replaceAll(' ', '')}`}>{known().phone}</a>,
                  shown: known().phone !== '',
                },
                { label: 'Note', value: known().note ?? '', shown: !!known().note },
                { label: 'Client since', value: format().dayWithYear(known().createdAt) },
              ]}
            />
            <ClientProjects projects={read.data()?.projects.nodes} />
            <ClientSessions
              title="Coming sessions"
              sessions={read.data()?.coming.nodes}
              total={read.data()?.coming.totalCount ?? 0}
              empty="Nothing is booked."
            />
            <ClientSessions
              title="Past sessions"
              sessions={read.data()?.past.nodes}
              total={read.data()?.past.totalCount ?? 0}
              empty="There was none yet."
            />
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
