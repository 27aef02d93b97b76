import { createMemo, For, Show } from 'solid-js';
import { A, useSearchParams } from '@solidjs/router';
import { member } from '../app/viewer.ts';
import type { Area } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { createRead } from '../graphql/read.ts';
import { undoAct } from '../schedule/undo.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Page } from '../ui/Page.tsx';
import { Select } from '../ui/Select.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ActivityDocument, ActivityPeopleDocument, type ActivityLine } from './activity-documents.ts';
import { AREA_WORDS, KINDS, pathOf } from './activity-words.ts';
import { Sentence } from './Sentence.tsx';
import styles from './ActivityPage.module.css';

const AREAS = Object.keys(AREA_WORDS) as Area[];

/** What happened in the studio, in sentences, the latest first, live. */
export default function ActivityPage() {
  const [params, setParams] = useSearchParams<Record<string, string>>();
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const area = (): Area | null => AREAS.find((one) => one === params.area) ?? null;
  const kind = (): string | null => (text(params.kind) && KINDS[text(params.kind)!] ? text(params.kind) : null);
  const isFiltered = (): boolean => !!(text(params.who) || area() || kind() || text(params.day));
  const people = createRead(ActivityPeopleDocument, () => ({}), { areas: ['studio'] });
  const list = createList({
    document: ActivityDocument,
    areas: AREAS,
    variables: ({ first, after }) => ({
      first,
      before: after,
      actor: text(params.who),
      area: area(),
      kinds: kind() ? [...KINDS[kind()!]!.kinds] : null,
      day: text(params.day),
    }),
    connection: ({ activity }) => ({
      edges: activity.lines.map((node) => ({ node })),
      pageInfo: { hasNextPage: activity.next !== null, endCursor: activity.next === null ? null : String(activity.next) },
    }),
  });
  const days = createMemo(() => {
    const byDay = new Map<string, ActivityLine[]>();
    for (const line of list.rows()) {
      const day = format().isoDay(line.at);
      byDay.set(day, [...(byDay.get(day) ?? []), line]);
    }
    return [...byDay];
  });
  const dayName = (day: string): string => {
    const near = format().dayNear(`${day}T12:00:00Z`, minute());
    const whole = format().day(`${day}T12:00:00Z`);
    return near === 'today' || near === 'yesterday' ? `${near.replace(/^./, (letter) => letter.toUpperCase())}, ${whole}` : whole;
  };

  return (
    <Page
      title="Activity"
      tools={
        <>
          <Select
            label="Who"
            hideLabel
            value={text(params.who) ?? ''}
            onInput={(who) => setParams({ who: who || null })}
            choices={[
              { value: '', label: 'Everybody' },
              ...(people.data()?.activityPeople ?? []).map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
          <Select
            label="Function"
            hideLabel
            value={area() ?? ''}
            onInput={(next) => setParams({ area: next || null })}
            choices={[{ value: '', label: 'Everything' }, ...AREAS.map((value) => ({ value, label: AREA_WORDS[value] }))]}
          />
          <Select
            label="What happened"
            hideLabel
            value={kind() ?? ''}
            onInput={(next) => setParams({ kind: next || null })}
            choices={[{ value: '', label: 'Whatever happened' }, ...Object.entries(KINDS).map(([value, { label }]) => ({ value, label }))]}
          />
          <DateField label="Day" hideLabel value={text(params.day)} onInput={(day) => setParams({ day })} />
          <Show when={isFiltered()}>
            <Button look="quiet" onClick={() => setParams({ who: null, area: null, kind: null, day: null })}>
              Show all
            </Button>
          </Show>
        </>
      }
    >
      <Show when={list.failure() && list.rows().length === 0}>
        <ErrorPanel error={list.failure()} retry={list.refetch} busy={list.loading()} />
      </Show>
      <Show when={list.settled()} fallback={<Show when={!list.failure()}>{<Skeleton lines={8} />}</Show>}>
        <Show
          when={list.rows().length > 0}
          fallback={
            <EmptyState
              title={isFiltered() ? 'Nothing of that kind' : 'Nothing has happened yet'}
              text={
                isFiltered()
                  ? 'Choose another day, another person, or show all.'
                  : 'What people do in the studio is told here, as it happens.'
              }
            />
          }
        >
          <div class={styles.feed} aria-busy={list.loading()}>
            <For each={days()}>
              {([day, lines]) => (
                <section>
                  <h2>{dayName(day)}</h2>
                  <ul>
                    <For each={lines}>{(line) => <Line line={line} onTakenBack={list.refetch} />}</For>
                  </ul>
                </section>
              )}
            </For>
            <Show when={list.hasMore()}>
              <Button busy={list.loading()} onClick={() => void list.more()}>
                Show earlier
              </Button>
            </Show>
          </div>
        </Show>
      </Show>
    </Page>
  );
}

function Line(props: { line: ActivityLine; onTakenBack: () => Promise<void> }) {
  const path = () => pathOf(props.line, member().role);
  const takeBack = async (): Promise<void> => {
    const { actId, recordId, sentence, actorName } = props.line;
    await undoAct({ actId: actId!, recordId: recordId ?? null, what: sentence.slice(actorName.length + 1) });
    await props.onTakenBack();
  };
  return (
    <li class={styles.line}>
      <time datetime={props.line.at}>{format().time(props.line.at)}</time>
      <Show when={path()} fallback={<Sentence line={props.line} />}>
        {(href) => (
          <A href={href()} class={styles.link}>
            <Sentence line={props.line} />
          </A>
        )}
      </Show>
      <small>
        {AREA_WORDS[props.line.area]}
        <Show when={props.line.more > 0}>
          {' '}
          · and {props.line.more} more {props.line.more === 1 ? 'record' : 'records'}
        </Show>
      </small>
      <Show when={props.line.undoable}>
        <Button look="quiet" onClick={() => void takeBack()} aria-label={`Undo: ${props.line.sentence}`}>
          Undo
        </Button>
      </Show>
    </li>
  );
}
