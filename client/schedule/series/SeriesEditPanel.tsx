import { createMemo, createSignal, Show } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { EditSeriesInput, PreviewSeriesEditInput, SeriesDecision, SeriesDetailFragment } from '../../graphql/generated/graphql.ts';
import { createAction } from '../../graphql/action.ts';
import { ask } from '../../graphql/client.ts';
import { createRead } from '../../graphql/read.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../desk.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { useSchedule } from '../schedule-state.ts';
import type { Wishes } from '../wishes.ts';
import { DatesList } from './DatesList.tsx';
import { createDecisions } from './decisions.ts';
import { createPreview } from './preview.ts';
import { ruleOf, valuesOfRule } from './repeat-values.ts';
import { RepeatField } from './RepeatField.tsx';
import type { SeriesEdit } from './series-edit.ts';
import { SeriesStale } from './SeriesStale.tsx';
import { EditSeriesDocument, PreviewSeriesEditDocument, SeriesDocument } from './series-documents.ts';
import styles from '../Panel.module.css';

/** A change of a series, with what it does to each session, before it is made. */
export function SeriesEditPanel(props: { edit: SeriesEdit }) {
  const desk = useDesk();
  const read = createRead(SeriesDocument, () => ({ id: props.edit.seriesId }));
  // What it was when the panel opened: a change by somebody else meanwhile is shown when this one is saved.
  const series = createMemo<SeriesDetailFragment | undefined>((before) => {
    const node = read.data()?.node;
    return before ?? (node?.__typename === 'Series' ? structuredClone(unwrap(node)) : undefined);
  });
  return (
    <Show
      when={series()}
      fallback={
        <PanelFrame title={props.edit.title} onClose={() => desk.open(null)}>
          <Show when={read.loading() || !read.data()} fallback={<p>This series is not there, or not yours to see.</p>}>
            <Skeleton />
          </Show>
        </PanelFrame>
      }
    >
      {(one) => <Opened edit={props.edit} series={one()} />}
    </Show>
  );
}

function Opened(props: { edit: SeriesEdit; series: SeriesDetailFragment }) {
  const desk = useDesk();
  const schedule = useSchedule();
  const { edit, series } = props;
  const from = edit.changes.newTime ?? edit.occurrence ?? series.sessions[0]?.occurrence ?? series.firstTime;
  const day = from.slice(0, 10);
  const minute = Number(from.slice(11, 13)) * 60 + Number(from.slice(14));
  const [repeat, setRepeat] = createSignal(valuesOfRule(series.rule, series.zone));
  const decisions = createDecisions();
  const save = createAction(EditSeriesDocument, (data) => data.editSeries);
  const written = ruleOf(valuesOfRule(series.rule, series.zone), day);

  const wanted = createMemo((): Omit<PreviewSeriesEditInput, 'decisions'> => {
    const rule = edit.repeats ? ruleOf(repeat(), day) : null;
    const { seriesId, scope, occurrence, changes } = edit;
    const { title: _title, ...seen } = changes;
    return { seriesId, scope, occurrence, ...(seen as object), ...(rule && rule !== written ? { rule } : {}) };
  });
  const known = (): SeriesDecision[] => decisions.among(preview()?.dates.map(({ occurrence }) => occurrence) ?? []);
  const { preview, wrong, busy } = createPreview(
    () => ({ ...wanted(), decisions: known() }),
    async (input: PreviewSeriesEditInput) => (await ask(PreviewSeriesEditDocument, { input })).previewSeriesEdit,
    schedule.picture,
  );

  async function submit(expectedVersion = edit.version): Promise<void> {
    const input = { ...wanted(), ...(edit.changes.title ? { title: edit.changes.title } : {}), expectedVersion, decisions: known() };
    const changed = await save.run({ input: input as EditSeriesInput });
    if (!changed) return;
    toast({ text: `${series.title} is changed.` });
    desk.open({ kind: 'series', id: changed.id });
  }
  const stale = () => {
    const refusal = save.refusal();
    return refusal?.__typename === 'StaleEdit' ? refusal : null;
  };
  const wishes = (): Wishes => ({
    rooms: edit.changes.rooms?.map((id) => ({ id: String(id), name: schedule.roomName(String(id)) })) ?? series.rooms,
    people: series.people,
    gear: series.gear.map((line) => ({ ...line, kind: line.kind as 'model' })),
  });
  return (
    <PanelFrame
      title={series.title}
      lead={edit.scope === 'all' ? 'All sessions that are to come' : 'This session and those that follow'}
      onClose={() => desk.open(null)}
      actions={
        <>
          <Button look="primary" type="submit" form="edit-series" busy={save.busy()}>
            Save
          </Button>
          <Button onClick={() => desk.open({ kind: 'series', id: series.id })}>Discard</Button>
        </>
      }
    >
      <Show when={stale()}>
        {(one) => (
          <SeriesStale
            stale={one()}
            busy={save.busy()}
            onMine={() => void submit(one().currentVersion)}
            onTheirs={() => desk.open({ kind: 'series', id: series.id })}
          />
        )}
      </Show>
      <Form
        id="edit-series"
        label="Change the series"
        outcome={{ ...save, refusal: () => (stale() ? undefined : save.refusal()) }}
        onSubmit={() => submit()}
      >
        <Show when={edit.repeats}>
          <RepeatField values={repeat()} onInput={setRepeat} day={day} minute={minute} zone={series.zone} optional={false} />
        </Show>
        <Show when={wrong()}>{(text) => <p class={styles.short}>{text()}</p>}</Show>
        <Show when={preview()}>
          {(now) => (
            <DatesList
              preview={now()}
              decisions={decisions}
              asking={{ wishes: wishes(), setupMinutes: null, teardownMinutes: null }}
              busy={busy()}
            />
          )}
        </Show>
      </Form>
    </PanelFrame>
  );
}
