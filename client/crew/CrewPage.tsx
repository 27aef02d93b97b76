import { createSignal, Show } from 'solid-js';
import { crewPolicy } from '../../domain/crew/crew-policy.ts';
import type { Engagement, PersonSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Page } from '../ui/Page.tsx';
import { Select } from '../ui/Select.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { PeopleDocument, type PersonRow } from './crew-documents.ts';
import { PersonPanel } from './PersonPanel.tsx';
import styles from '../records/records.module.css';

type Which = Engagement | 'all';

/** What somebody is on now, or next. */
function Next(props: { row: PersonRow }) {
  const now = () => props.row.upcoming.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= +minute() && +minute() < Date.parse(endsAt));
  const next = () => props.row.upcoming.find(({ startsAt }) => Date.parse(startsAt) > +minute());
  return (
    <Show
      when={now()}
      fallback={
        <Show when={next()} fallback={<span class={styles.muted}>Nothing in two weeks</span>}>
          {(session) => (
            <span
              class={styles.muted}
            >{`${format().dayNear(session().startsAt, minute())} ${format().time(session().startsAt)} · ${session().title ?? 'a session'}`}</span>
          )}
        </Show>
      }
    >
      {(session) => (
        <span class={styles.markAndText}>
          <StateMark shape="disc" tone="on-air" text={`until ${format().time(session().endsAt)}`} />
          <span>{session().title ?? 'A session'}</span>
        </span>
      )}
    </Show>
  );
}

const columns = (seesCost: boolean): Column<PersonRow, PersonSort>[] => [
  { title: 'Name', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(9.375rem, 1.4fr)', card: 'headline' },
  { title: 'Job', cell: (row) => row.jobTitle, full: (row) => row.jobTitle, sort: 'JOB_TITLE', width: 'minmax(6.875rem, 1fr)' },
  {
    title: 'Engaged',
    cell: (row) => (
      <Show when={row.engagement === 'freelance'} fallback="Staff">
        <Badge>Freelance</Badge>
      </Show>
    ),
    sort: 'ENGAGEMENT',
    width: '6.875rem',
  },
  {
    title: 'Skills',
    cell: (row) => row.skills.join(', '),
    full: (row) => row.skills.join(', '),
    width: 'minmax(8.75rem, 1.4fr)',
  },
  ...(seesCost
    ? [
        {
          title: 'Cost',
          cell: (row: PersonRow) => (row.hourlyCostMinor == null ? '' : format().hourly(row.hourlyCostMinor)),
          align: 'end' as const,
          width: '5.625rem',
        },
      ]
    : []),
  {
    title: 'Now and next',
    cell: (row) => <Next row={row} />,
    full: (row) => row.upcoming[0]?.title ?? '',
    width: 'minmax(13.125rem, 2fr)',
  },
];

/** Everybody who can be put on a session. */
export default function CrewPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const [which, setWhich] = createSignal<Which>('all');
  const list = createList({
    document: PeopleDocument,
    areas: ['crew', 'scheduling'],
    sort: { key: 'NAME' as PersonSort, descending: false },
    variables: (asked) => ({
      ...listVariables(asked),
      archived: archived(),
      engagement: which() === 'all' ? null : (which() as Engagement),
    }),
    connection: (data) => data.people,
  });
  const mayKeep = () => may(crewPolicy, 'keep_people');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New person
    </Button>
  );
  return (
    <Page
      title="Crew"
      fills
      tools={<InUse archived={archived()} onInput={setArchived} inUse="Active" />}
      actions={mayKeep() ? create() : undefined}
    >
      <DataTable
        label="People"
        one="person"
        list={list}
        columns={columns(may(crewPolicy, 'see_people_cost'))}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Name, job, skill"
        filters={
          <Select<Which>
            label="Engagement"
            hideLabel
            value={which()}
            choices={[
              { value: 'all', label: 'Staff and freelance' },
              { value: 'staff', label: 'Staff' },
              { value: 'freelance', label: 'Freelance' },
            ]}
            onInput={setWhich}
          />
        }
        empty={
          archived()
            ? { title: 'Nobody is archived', text: 'People who left keep their past sessions, and are listed here.' }
            : {
                title: 'There is nobody yet',
                text: 'Add the people you put on sessions: staff and freelancers, with what they can do and what an hour of them costs.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <PersonPanel record={record} mayKeep={mayKeep()} />
    </Page>
  );
}
