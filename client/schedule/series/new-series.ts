import { createMemo, createSignal, type Accessor } from 'solid-js';
import { minutesBetween } from '../../../domain/kernel/time-range.ts';
import type { CreateSeriesInput, PreviewSeriesInput, SeriesDecision } from '../../graphql/generated/graphql.ts';
import { createAction } from '../../graphql/action.ts';
import { ask } from '../../graphql/client.ts';
import { inputOf, momentsOf, type FormValues } from '../form-values.ts';
import { createDecisions } from './decisions.ts';
import { createPreview } from './preview.ts';
import { NEVER, ruleOf, wallOf, type RepeatValues } from './repeat-values.ts';
import { CreateSeriesDocument, PreviewSeriesDocument } from './series-documents.ts';
import type { Asking } from './ways-out.ts';

/** The series that the form for a new session is about to become, while it says how it repeats. */
export function createNewSeries(values: FormValues, zone: string, again: Accessor<unknown>) {
  const [repeat, setRepeat] = createSignal<RepeatValues>(NEVER);
  const decisions = createDecisions();
  const action = createAction(CreateSeriesDocument, (data) => data.createSeries);
  const isOn = (): boolean => repeat().how !== 'never';

  const wanted = createMemo((): Omit<PreviewSeriesInput, 'decisions'> | null => {
    const times = momentsOf(values, zone);
    if (!isOn() || !times || values.day === null || values.fromMinute === null) return null;
    const { title: _title, startsAt: _starts, endsAt: _ends, ...session } = inputOf(values, zone);
    const rule = ruleOf(repeat(), values.day);
    if (!rule || session.rooms.length + session.people.length + session.gear.length === 0) return null;
    return {
      ...session,
      state: values.state,
      rule,
      firstTime: wallOf(values.day, values.fromMinute),
      lengthMinutes: minutesBetween(times.startsAt, times.endsAt),
    };
  });
  const { preview, wrong, busy } = createPreview(
    () => {
      const series = wanted();
      return series && { ...series, decisions: known() };
    },
    async (input: PreviewSeriesInput) => (await ask(PreviewSeriesDocument, { input })).previewSeries,
    again,
  );
  /** Decisions are about dates; those of a rule that was changed since are about nothing. */
  const known = (): SeriesDecision[] => {
    const series = wanted();
    const dates = preview()?.dates.map(({ occurrence }) => occurrence) ?? [];
    return series && dates.some((date) => date.slice(11) === series.firstTime.slice(11)) ? decisions.among(dates) : [];
  };
  const asking = (): Asking => ({ wishes: values, setupMinutes: values.setupMinutes, teardownMinutes: values.teardownMinutes });

  async function save(): Promise<{ id: string } | undefined> {
    const series = wanted();
    if (!series) return undefined;
    const dates = preview()?.dates.map(({ occurrence }) => occurrence) ?? [];
    const input = { ...series, title: values.title, decisions: decisions.among(dates) };
    return action.run({ input: input as CreateSeriesInput });
  }

  return {
    repeat,
    setRepeat(next: RepeatValues) {
      // Another rule has other dates.
      if (ruleKey(next) !== ruleKey(repeat())) decisions.clear();
      setRepeat(next);
    },
    isOn,
    preview,
    wrong,
    busy,
    decisions,
    asking,
    save,
    action,
  };
}

const ruleKey = ({ ends: _ends, until: _until, count: _count, ...rest }: RepeatValues): string => JSON.stringify(rest);

export type NewSeries = ReturnType<typeof createNewSeries>;
