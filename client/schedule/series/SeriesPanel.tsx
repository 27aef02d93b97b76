import { createMemo, createSignal, For, Show } from 'solid-js';
import type { SeriesDetailFragment } from '../../graphql/generated/graphql.ts';
import { createAction } from '../../graphql/action.ts';
import { send } from '../../graphql/client.ts';
import { createRead } from '../../graphql/read.ts';
import { isRefusal } from '../../graphql/refusal.ts';
import { explain } from '../../graphql/request-failed.ts';
import { format } from '../../time/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from '../../ui/words.ts';
import { useDesk } from '../desk.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { useSchedule } from '../schedule-state.ts';
import { CancelSeriesDocument, ReclaimDocument, SeriesDocument } from './series-documents.ts';
import panel from '../Panel.module.css';
import styles from './Series.module.css';

const FIRST = 8;

/** A series: its rule in words, what is to come and how it differs, what is skipped and can be had again. */
export function SeriesPanel(props: { id: string }) {
  const desk = useDesk();
  const read = createRead(SeriesDocument, () => ({ id: props.id }), { areas: ['scheduling'] });
  const series = createMemo(() => {
    const node = read.data()?.node;
    return node?.__typename === 'Series' && node.id === props.id ? node : undefined;
  });
  return (
    <Show
      when={series()}
      fallback={
        <PanelFrame title="Series" onClose={() => desk.open(null)}>
          <Show
            when={read.failure()}
            fallback={
              <Show when={read.loading() || !read.data()} fallback={<p>This series is not there, or not yours to see.</p>}>
                <Skeleton />
              </Show>
            }
          >
            {(error) => <ErrorPanel error={error()} retry={read.refetch} busy={read.loading()} />}
          </Show>
        </PanelFrame>
      }
    >
      {(one) => <Opened series={one()} refetch={read.refetch} />}
    </Show>
  );
}

function Opened(props: { series: SeriesDetailFragment; refetch: () => Promise<void> }) {
  const desk = useDesk();
  const schedule = useSchedule();
  const [all, setAll] = createSignal(false);
  const [sure, setSure] = createSignal(false);
  const cancel = createAction(CancelSeriesDocument, (data) => data.cancelSeries);
  const lead = (): string => [props.series.client?.name, props.series.project?.name].filter(Boolean).join(' · ');
  const sessions = () => (all() ? props.series.sessions : props.series.sessions.slice(0, FIRST));
  const goesOn = (): boolean => !props.series.endsBefore && props.series.sessions.length + props.series.skippedDates.length > 0;

  async function cancelAll(): Promise<void> {
    const { id, version, title } = props.series;
    const done = await cancel.run({ input: { seriesId: id, scope: 'all', expectedVersion: version } });
    setSure(false);
    if (done) toast({ text: `${title} is called off.` });
    else if (cancel.refusal()) toast({ kind: 'problem', text: cancel.refusal()!.message });
    await props.refetch();
  }
  return (
    <PanelFrame
      title={props.series.title}
      lead={lead() || undefined}
      onClose={() => desk.open(null)}
      actions={
        <Show when={schedule.mayPlan() && goesOn()}>
          <Show
            when={sure()}
            fallback={
              <>
                <Button
                  look="primary"
                  onClick={() =>
                    desk.open({
                      kind: 'series-edit',
                      edit: {
                        seriesId: props.series.id,
                        title: props.series.title,
                        version: props.series.version,
                        scope: 'all',
                        occurrence: null,
                        changes: {},
                        repeats: true,
                      },
                    })
                  }
                >
                  Change how it repeats
                </Button>
                <Button onClick={() => setSure(true)}>Call off</Button>
              </>
            }
          >
            <Button look="danger" busy={cancel.busy()} onClick={() => void cancelAll()}>
              Call off {props.series.sessions.length} to come
            </Button>
            <Button onClick={() => setSure(false)}>Keep it</Button>
          </Show>
        </Show>
      }
    >
      <dl class={panel.facts}>
        <dt>Repeats</dt>
        <dd>
          {props.series.words}
          <Show when={props.series.writtenUntil}>
            <br />
            <small>booked ahead as time goes on</small>
          </Show>
        </dd>
        <Show when={props.series.rooms.length > 0}>
          <dt>{props.series.rooms.length > 1 ? 'Rooms' : 'Room'}</dt>
          <dd>{props.series.rooms.map(({ name }) => name).join(', ')}</dd>
        </Show>
        <Show when={props.series.sessionType}>
          {(type) => (
            <>
              <dt>Kind</dt>
              <dd>{type().name}</dd>
            </>
          )}
        </Show>
        <dt>By</dt>
        <dd>
          {props.series.createdByName} <small>{format().dayWithYear(props.series.createdAt)}</small>
        </dd>
      </dl>
      <Show when={props.series.continues}>
        {(earlier) => (
          <button type="button" class={styles.link} onClick={() => desk.open({ kind: 'series', id: earlier().id })}>
            Goes on from an earlier series
          </button>
        )}
      </Show>
      <For each={props.series.continuedBy}>
        {(later) => (
          <button type="button" class={styles.link} onClick={() => desk.open({ kind: 'series', id: later.id })}>
            Goes on: {later.words}
          </button>
        )}
      </For>
      <Show when={props.series.skippedDates.length > 0}>
        <section class={styles.part}>
          <h3>Skipped</h3>
          <ul>
            <For each={props.series.skippedDates}>
              {(date) => <Skipped date={date} seriesId={props.series.id} refetch={props.refetch} />}
            </For>
          </ul>
        </section>
      </Show>
      <section class={styles.part}>
        <h3>Next</h3>
        <Show when={props.series.sessions.length > 0} fallback={<p class={styles.note}>Nothing is to come.</p>}>
          <ul>
            <For each={sessions()}>
              {(session) => (
                <li>
                  <button type="button" onClick={() => desk.open({ kind: 'booking', id: session.id })}>
                    <b>{format().at(session.startsAt).toFormat('ccc d LLL yyyy')}</b>
                    <small>
                      {format().timeRange(session.startsAt, session.endsAt)}
                      <Show when={session.exceptions.length > 0}>, own {session.exceptions.map(exceptionWords).join(', ')}</Show>
                    </small>
                  </button>
                </li>
              )}
            </For>
          </ul>
          <Show when={props.series.sessions.length > FIRST}>
            <Button look="quiet" aria-expanded={all()} onClick={() => setAll(!all())}>
              {all() ? 'Show fewer' : `Show all ${props.series.sessions.length}`}
            </Button>
          </Show>
        </Show>
      </section>
    </PanelFrame>
  );
}

const REASONS = { clash: 'clash', refused: 'not allowed', cancelled: 'called off', left_out: 'left out' } as const;
const exceptionWords = (field: string): string => words(field.replace(/(Id|Minutes)$/, ''));

function Skipped(props: { date: SeriesDetailFragment['skippedDates'][number]; seriesId: string; refetch: () => Promise<void> }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);

  async function reclaim(): Promise<void> {
    setBusy(true);
    try {
      const { occurrence } = props.date;
      const { reclaimSeriesDate: answer } = await send(ReclaimDocument, { input: { seriesId: props.seriesId, occurrence } });
      if (isRefusal(answer)) toast({ kind: 'problem', text: answer.message });
      else {
        desk.own(answer.id);
        toast({ text: `${format().dayShort(answer.startsAt)} is booked again.` });
      }
      await props.refetch();
    } catch (error) {
      toast({ kind: 'problem', text: explain(error).text });
    } finally {
      setBusy(false);
    }
  }
  return (
    <li>
      <div>
        <b>{format().at(props.date.startsAt).toFormat('ccc d LLL yyyy')}</b>
        <small>
          {[REASONS[props.date.reason], props.date.what].filter(Boolean).join(': ')}
          {props.date.free ? ', free now' : ''}
        </small>
      </div>
      <Show when={schedule.mayPlan()}>
        <Button
          busy={busy()}
          disabled={!props.date.free}
          aria-label={`Reclaim ${format().day(props.date.startsAt)}`}
          title={props.date.free ? undefined : 'Something stands there.'}
          onClick={() => void reclaim()}
        >
          Reclaim
        </Button>
      </Show>
    </li>
  );
}
