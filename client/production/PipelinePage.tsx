import { createEffect, Show } from 'solid-js';
import { productionPolicy } from '../../domain/production/production-policy.ts';
import type { ProjectSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Pipeline } from './Pipeline.tsx';
import { ProductionPage } from './ProductionPage.tsx';
import { ProjectsDocument } from './production-documents.ts';
import { ProjectPanel } from './ProjectPanel.tsx';
import styles from './Pipeline.module.css';

/** Every project in use as a card in the column of its stage. */
export default function PipelinePage() {
  const record = useOpenRecord();
  const list = createList({
    document: ProjectsDocument,
    areas: ['production', 'finance', 'clients', 'scheduling'],
    sort: { key: 'PIPELINE' as ProjectSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: false, stage: null }),
    connection: (data) => data.projects,
  });
  // A pipeline with half its cards would lie: it asks for page after page until all are there.
  createEffect(() => {
    if (list.hasMore() && !list.loading()) void list.more();
  });
  const mayKeep = () => may(productionPolicy, 'keep_projects');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New project
    </Button>
  );
  return (
    <ProductionPage
      view="/projects"
      tools={
        <input
          type="search"
          data-search
          class={styles.search}
          aria-label="Search projects"
          placeholder="Project, client, producer"
          value={list.search()}
          onInput={(event) => list.setSearch(event.currentTarget.value)}
        />
      }
      actions={<Show when={mayKeep()}>{create()}</Show>}
    >
      <Show
        when={list.rows().length > 0}
        fallback={
          <Show
            when={list.settled()}
            fallback={
              <Show when={list.failure()} fallback={<Skeleton lines={8} />}>
                {(error) => <ErrorPanel error={error()} busy={list.loading()} retry={list.refetch} />}
              </Show>
            }
          >
            <Show
              when={list.search() === ''}
              fallback={<EmptyState title={`No project fits “${list.search()}”`} text="Try fewer or other words." />}
            >
              <EmptyState
                title="There is no project yet"
                text="A project goes from development to wrap, in six stages. Put sessions and expenses on it, and see how it stands at a glance."
                action={mayKeep() ? create() : undefined}
              />
            </Show>
          </Show>
        }
      >
        <Pipeline rows={list.rows()} mayMove={mayKeep()} openId={record.id()} onOpen={record.open} refetch={list.refetch} />
      </Show>
      <ProjectPanel record={record} mayKeep={mayKeep()} />
    </ProductionPage>
  );
}
