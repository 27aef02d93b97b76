import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { explain, RequestFailed } from '../../graphql/request-failed.ts';
import type { FindTimeInput, FoundTimeFragment, SoughtFragment } from '../../graphql/generated/graphql.ts';
import { createRead } from '../../graphql/read.ts';
import { format } from '../../time/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDesk } from '../desk.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { useSchedule } from '../schedule-state.ts';
import { Answer } from './Answer.tsx';
import { BookFound, BOOK_FORM, STATE_ACTS, type BookedState } from './BookFound.tsx';
import { FindFields } from './FindFields.tsx';
import { FindSourcesDocument, FindTimeDocument } from './find-documents.ts';
import { copyOf, emptyValues, missingOf, partWords, requestOf, valuesOfRequest, type FindStep, type FindValues } from './find-values.ts';
import { setShown } from './shown.ts';
import { WaitForm, WAIT_FORM } from './WaitForm.tsx';
import styles from './Find.module.css';

/** What was searched for last, so that a look at something else does not lose it. */
let kept: FindValues | null = null;

/** Finds times at which everything is free at once, shows where each would stand, books one in one step, or lets somebody wait for it. */
export function FindPanel(props: { values?: FindValues | undefined; begin?: FindStep | undefined }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const fresh = (): FindValues => emptyValues(schedule.day() < schedule.today() ? schedule.today() : schedule.day());
  const [values, set] = createStore<FindValues>(copyOf(props.values ?? kept ?? fresh()));
  const [step, setStep] = createSignal<FindStep>(props.begin ?? 'ask');
  const [asked, setAsked] = createSignal<FindTimeInput>();
  const [tried, setTried] = createSignal(false);
  const [chosen, setChosen] = createSignal<FoundTimeFragment | null>(null);
  const [state, setState] = createSignal<BookedState>('confirmed');
  const [busy, setBusy] = createSignal(false);
  const sources = createRead(FindSourcesDocument, () => ({}), { areas: ['scheduling', 'crew', 'equipment'] });
  const read = createRead(FindTimeDocument, () => (asked() ? { input: asked()! } : undefined), {
    areas: ['scheduling', 'equipment', 'crew'],
  });
  /** The answer to what was asked last; while that is under way, and when it fails, none. */
  const [answeredFor, setAnsweredFor] = createSignal<FindTimeInput>();
  const answer = () => (answeredFor() !== undefined && answeredFor() === asked() ? read.data()?.findTime : undefined);
  createEffect(
    on(read.loading, (loading) => {
      if (!loading && asked() && !read.failure()) setAnsweredFor(asked());
    }),
  );
  /** What was chosen is not free any more: it stays in sight, with what was typed for it. */
  const isGone = createMemo((): boolean => !!chosen() && !!answer() && !answer()!.answers.some(({ id }) => id === chosen()!.id));
  let isBooked = false;
  let list: HTMLElement | undefined;

  createEffect(() => setShown(chosen()?.pieces ?? []));
  onCleanup(() => {
    setShown([]);
    if (!isBooked) kept = copyOf(unwrap(values));
  });
  createEffect(
    on(answeredFor, () => {
      const now = answer();
      if (!now || step() !== 'answers') return;
      const count = now.answers.length;
      desk.announce(count === 0 ? 'Nothing is free for all of it.' : count === 1 ? 'One answer.' : `${count} answers, the best first.`);
      queueMicrotask(() => list?.querySelector('button')?.focus({ preventScroll: true }));
    }),
  );

  function search(): void {
    setTried(true);
    if (missingOf(values)) return;
    setChosen(null);
    setAsked(requestOf(copyOf(unwrap(values))));
    setStep('answers');
  }
  if (props.values && props.begin === 'answers') search();

  function choose(found: FoundTimeFragment): void {
    setChosen(copyOf(found));
    const day = format().isoDay(found.pieces[0]!.startsAt);
    if (!schedule.days().includes(day)) schedule.go({ day });
  }

  /** Takes a condition back and looks again: what was tried is the first answer. */
  function relax(request: SoughtFragment): void {
    const { title, client, project } = unwrap(values);
    set(reconcile(valuesOfRequest(copyOf(request), { title, client, project })));
    search();
  }

  const change = (): void => void setStep('ask');
  const failure = () => {
    const error = read.failure();
    if (!error) return null;
    // What is wrong with the search is said by the server in words.
    return error instanceof RequestFailed && error.kind === 'refused' ? error.message : explain(error).text;
  };
  const problem = () => (tried() ? missingOf(values) : null);

  return (
    <PanelFrame
      title={step() === 'wait' ? 'Wait for it' : 'Find time'}
      {...(step() === 'ask' ? { lead: 'Rooms, gear and people that are free at once' } : {})}
      onClose={() => desk.open(null)}
      actions={
        <Switch>
          <Match when={step() === 'ask'}>
            <Button look="primary" type="submit" form="find-time">
              Find
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                set(reconcile(fresh()));
                setTried(false);
              }}
            >
              Start over
            </Button>
          </Match>
          <Match when={step() === 'wait'}>
            <Button look="primary" type="submit" form={WAIT_FORM} busy={busy()}>
              Put on the waitlist
            </Button>
            <Button onClick={() => setStep(asked() ? 'answers' : 'ask')}>Back</Button>
          </Match>
          <Match when={answer()}>
            <Show when={chosen()}>
              {(found) => (
                <Button look="primary" type="submit" form={BOOK_FORM} busy={busy()}>
                  {STATE_ACTS[state()]}
                  {found().pieces.length > 1 ? (found().pieces.length === 2 ? ' both' : ` all ${found().pieces.length}`) : ''}
                </Button>
              )}
            </Show>
            <Button onClick={() => setStep('wait')}>Wait for it</Button>
          </Match>
        </Switch>
      }
    >
      <Show when={step() === 'ask'}>
        <Form id="find-time" label="Find time" onSubmit={search}>
          <FindFields values={values} set={set} sources={sources.data()} />
          <Show when={problem()}>{(text) => <p class={styles.problem}>{text()}</p>}</Show>
        </Form>
      </Show>
      <Show when={step() !== 'ask'}>
        <div class={styles.asked}>
          <For each={values.parts}>{(part) => <p>{partWords(part)}</p>}</For>
          <span>{windowWords(values)}</span>
          <Button look="quiet" onClick={change}>
            Change the search
          </Button>
        </div>
      </Show>
      <Show when={step() === 'answers'}>
        <Show when={failure()}>
          {(text) => (
            <p class={styles.problem} role="alert">
              {text()}
            </p>
          )}
        </Show>
        <Show when={answer()} fallback={<Show when={!failure()}>{<Skeleton lines={6} />}</Show>}>
          {(now) => (
            <Show
              when={now().answers.length > 0}
              fallback={
                <div class={styles.none} ref={(element) => (list = element)}>
                  <h3>Nothing is free for all of it</h3>
                  <For each={now().reasons}>{(reason) => <p>{reason}</p>}</For>
                  <Show when={now().relaxations.length > 0}>
                    <h3>It would be, with one condition less</h3>
                    <ul class={styles.answers} aria-busy={read.loading()}>
                      <For each={now().relaxations}>
                        {(way) => <Answer found={way.found} says={way.says} isChosen={false} onChoose={() => relax(way.request)} />}
                      </For>
                    </ul>
                  </Show>
                </div>
              }
            >
              <ul
                class={styles.answers}
                aria-label="Answers, the best first"
                aria-busy={read.loading()}
                ref={(element) => (list = element)}
              >
                <For each={isGone() ? [chosen()!, ...now().answers] : now().answers}>
                  {(found) => (
                    <Answer found={found} isChosen={found.id === chosen()?.id} onChoose={() => choose(found)}>
                      <Show when={isGone()}>
                        <p class={styles.problem} role="alert">
                          This is not among the best any more: somebody may have been faster. Choose another one, or try.
                        </p>
                      </Show>
                      <BookFound
                        found={found}
                        asked={asked()!}
                        values={values}
                        set={set}
                        state={state()}
                        setState={setState}
                        onBusy={setBusy}
                        onTaken={() => {
                          setChosen(null);
                          void read.refetch();
                        }}
                        onBooked={() => {
                          isBooked = true;
                          kept = null;
                        }}
                      />
                    </Answer>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Show>
      </Show>
      <Show when={step() === 'wait'}>
        <WaitForm values={values} set={set} onBusy={setBusy} />
      </Show>
    </PanelFrame>
  );
}

/** When it may be, in a line. */
function windowWords({ from, until, weekdays, fromMinute, toMinute, maxPriceMinor, maxHourlyMinor, client }: FindValues): string {
  const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return [
    from && until ? (from === until ? format().calendarDay(from) : `${format().calendarDay(from)} – ${format().calendarDay(until)}`) : '',
    fromMinute === null ? '' : `from ${clock(fromMinute)}`,
    toMinute === null ? '' : `until ${clock(toMinute)}`,
    weekdays.map((weekday) => names[weekday - 1]).join(', '),
    maxPriceMinor === null ? '' : `at most ${format().money(maxPriceMinor)}`,
    maxHourlyMinor === null ? '' : `at most ${format().money(maxHourlyMinor)}/h`,
    client ? `for ${client.label}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
