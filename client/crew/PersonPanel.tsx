import { createEffect, on, Show } from 'solid-js';
import type { Engagement } from '../graphql/generated/graphql.ts';
import { crewPolicy } from '../../domain/crew/crew-policy.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts, Lines, Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { SessionLine } from '../records/SessionLine.tsx';
import { TagField } from '../records/TagField.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import {
  ArchivePersonDocument,
  CreatePersonDocument,
  EditPersonDocument,
  PersonDocument,
  RestorePersonDocument,
  type PersonDetail,
} from './crew-documents.ts';
import { Skills } from './Skills.tsx';

const EMPTY = {
  name: '',
  jobTitle: '',
  engagement: 'staff' as Engagement,
  email: '',
  phone: '',
  skills: [] as string[],
  hourlyCostMinor: 0,
};
const valuesOf = ({ name, jobTitle, engagement, email, phone, skills, hourlyCostMinor }: PersonDetail): typeof EMPTY => ({
  name,
  jobTitle,
  engagement,
  email,
  phone,
  skills,
  hourlyCostMinor: hourlyCostMinor ?? 0,
});

/** Somebody of the crew: what they can do, what they cost, and what they are on. */
export function PersonPanel(props: { record: OpenRecord; mayKeep: boolean }) {
  const isNew = () => props.record.shown() === 'new';
  const id = () => (isNew() ? undefined : props.record.shown());
  const hour = () => format().at(minute()).startOf('hour').toISO()!;
  const read = createRead(PersonDocument, () => (id() ? { id: id()!, now: hour() } : undefined), { areas: ['crew', 'scheduling'] });
  const person = () => recordIn<PersonDetail>(read.data()?.node, id());
  const draft = createDraft(EMPTY);
  const create = createAction(CreatePersonDocument, (data) => data.createPerson);
  const edit = createAction(EditPersonDocument, (data) => data.editPerson);
  const archive = createAction(ArchivePersonDocument, (data) => data.archivePerson);
  const restore = createAction(RestorePersonDocument, (data) => data.restorePerson);

  const begin = (): void => {
    const known = person();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY);
  };
  createEffect(on([() => props.record.id(), () => person()?.id], begin));
  createEffect(
    on(
      () => person()?.version,
      () => person() && draft.follow(valuesOf(person()!), person()!.version),
    ),
  );

  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      const made = await create.run({ input: draft.values });
      if (made) toast({ text: `${made.name} can be booked now.`, action: { label: 'Open', run: () => props.record.open(made.id) } });
      return made !== undefined;
    }
    const saved = await edit.run({
      input: { personId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() },
    });
    if (!saved) return false;
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { personId: id()! } });
  const dutyOf = (session: { people: readonly { id: string; duty: string }[] }): string =>
    session.people.find((one) => one.id === id())?.duty ?? '';

  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined}
      onClose={props.record.close}
      title={isNew() ? 'New person' : (person()?.name ?? 'Person')}
      lead={person()?.archivedAt ? 'Archived' : person()?.jobTitle}
      noun="person"
      isNew={isNew()}
      mayEdit={props.mayKeep && person() !== undefined && !person()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      showStale={(field, value) => (field === 'hourlyCostMinor' ? `${format().money(Number(value))} an hour` : undefined)}
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
            name="jobTitle"
            label="Job"
            required={false}
            maxLength={120}
            value={draft.values.jobTitle}
            onInput={(value) => draft.set('jobTitle', value)}
          />
          <Segmented<Engagement>
            label="Engagement"
            wide
            value={draft.values.engagement}
            choices={[
              { value: 'staff', label: 'Staff' },
              { value: 'freelance', label: 'Freelance' },
            ]}
            onInput={(value) => draft.set('engagement', value)}
          />
          <TagField
            name="skills"
            label="Skills"
            required={false}
            hint="Somebody who shares one is offered as a stand-in."
            value={draft.values.skills}
            onInput={(value) => draft.set('skills', value)}
          />
          <MoneyField
            name="hourlyCostMinor"
            label="Cost"
            per="h"
            value={draft.values.hourlyCostMinor}
            onInput={(value) => draft.set('hourlyCostMinor', value ?? 0)}
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
        </>
      }
      foot={
        <Show when={props.mayKeep && person()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="They leave lists and choices. Past sessions keep them."
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
      <RecordBody record={person()} read={read} noun="person" lines={5}>
        {(known) => (
          <>
            <Facts
              facts={[
                { label: 'Engaged as', value: known().engagement === 'staff' ? 'Staff' : 'Freelance' },
                { label: 'Skills', value: <Skills skills={known().skills} />, shown: known().skills.length > 0 },
                {
                  label: 'Cost',
                  value: `${format().money(known().hourlyCostMinor ?? 0)} an hour`,
                  shown: may(crewPolicy, 'see_people_cost'),
                },
                { label: 'E-mail', value: <a href={`mailto:${known().email}`}>{known().email}</a>, shown: known().email !== '' },
                {
                  label: 'Phone',
                  value: <a href={`tel:${known().phone.replaceAll(' ', '')}`}>{known().phone}</a>,
                  shown: known().phone !== '',
                },
              ]}
            />
            <Section title="Coming sessions">
              <Lines rows={read.data()?.coming.nodes} empty="Nothing is booked.">
                {(session) => <SessionLine {...session} detail={dutyOf(session)} />}
              </Lines>
            </Section>
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
