import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import { passwordFault } from '../../../domain/studio/password-rules.ts';
import { createAction } from '../../graphql/action.ts';
import { graphql } from '../../graphql/generated/gql.ts';
import type { SetUpStudioInput } from '../../graphql/generated/graphql.ts';
import type { Issue } from '../../graphql/refusal.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { signIn } from '../auth.ts';
import { Door } from '../Door.tsx';
import { loadViewer, standing } from '../viewer.ts';
import { browserZone, likelyCurrency, STUDIO_KINDS } from './first-guess.ts';
import { KindStep, OwnerStep, RoomsStep, StudioStep } from './steps.tsx';
import styles from './Setup.module.css';

const SetUpStudioDocument = graphql(`
  mutation SetUpStudio($input: SetUpStudioInput!) {
    setUpStudio(input: $input) {
      ... on SetUpDone {
        __typename
      }
      ...Refusal
    }
  }
`);

/** What is typed so far; kept through all steps, back and forth. */
export type Draft = Omit<SetUpStudioInput, 'rooms'> & {
  code: string;
  rooms: { name: string; kind: SetUpStudioInput['rooms'][number]['kind'] }[];
};

const STEPS = ['What kind of studio is it?', 'The studio', 'Its rooms', 'You, its owner'] as const;
/** Which step asks for what, to lead back to where the server found something wrong. */
const FIELDS: readonly RegExp[] = [/^kind/, /^(studioName|zone|currency)/, /^rooms/, /^(ownerName|email|password|code)/];

/** The first visit: makes the studio and its owner, and signs the owner in. */
export default function Setup() {
  const zone = browserZone();
  const [draft, setDraft] = createStore<Draft>({
    code: '',
    studioName: '',
    kind: 'recording',
    zone,
    currency: likelyCurrency(zone),
    rooms: STUDIO_KINDS.recording.rooms.map((room) => ({ ...room })),
    ownerName: '',
    email: '',
    password: '',
  });
  const [step, setStep] = createSignal(0);
  const [wrong, setWrong] = createSignal<readonly Issue[]>([]);
  const [entering, setEntering] = createSignal(false);
  const [signInFailed, setSignInFailed] = createSignal<unknown>();
  const action = createAction(SetUpStudioDocument, (data) => data.setUpStudio);
  const codeRequired = createMemo(() => {
    const now = standing();
    return now.is === 'new house' && now.codeRequired;
  });
  let heading!: HTMLHeadingElement;
  onMount(() => (document.title = 'Set up your studio · Callboard'));

  function go(to: number): void {
    setStep(to);
    setWrong([]);
    // The first field takes the focus by itself; a step of choices is begun at its name.
    queueMicrotask(() => !document.activeElement?.matches('input') && heading.focus());
  }

  async function next(): Promise<void> {
    if (action.busy() || entering()) return;
    setWrong(missing(step(), draft, codeRequired()));
    if (wrong().length > 0) return;
    if (step() < STEPS.length - 1) return go(step() + 1);
    await finish();
  }

  async function finish(): Promise<void> {
    const rooms = draft.rooms.filter((room) => room.name.trim() !== '').map((room) => ({ name: room.name.trim(), kind: room.kind }));
    const input = { ...draft, rooms, email: draft.email.trim(), code: draft.code.trim() || null };
    const done = await action.run({ input });
    if (!done) {
      const first = action.issues()[0]?.path.replace(/^input\./, '');
      const where = first === undefined ? -1 : FIELDS.findIndex((fields) => fields.test(first));
      if (where >= 0) setStep(where);
      return;
    }
    setEntering(true);
    try {
      await signIn(input.email, draft.password);
    } catch (error) {
      setSignInFailed(error);
    }
    await loadViewer();
    setEntering(false);
  }

  return (
    <Door wide>
      <header>
        <p class={styles.progress}>
          Step {step() + 1} of {STEPS.length}
        </p>
        <h1 ref={heading} tabIndex={-1} class={styles.heading}>
          {STEPS[step()]}
        </h1>
        <div class={styles.bar} aria-hidden="true">
          <For each={STEPS}>{(_, index) => <i data-done={index() <= step() ? '' : undefined} />}</For>
        </div>
      </header>
      <Form
        label="Set up your studio"
        issues={wrong()}
        outcome={{ issues: action.issues, refusal: action.refusal, failure: () => action.failure() ?? signInFailed() }}
        onSubmit={next}
      >
        <Switch>
          <Match when={step() === 0}>
            <KindStep draft={draft} set={setDraft} />
          </Match>
          <Match when={step() === 1}>
            <StudioStep draft={draft} set={setDraft} />
          </Match>
          <Match when={step() === 2}>
            <RoomsStep draft={draft} set={setDraft} />
          </Match>
          <Match when={step() === 3}>
            <OwnerStep draft={draft} set={setDraft} codeRequired={codeRequired()} />
          </Match>
        </Switch>
        <footer>
          <Button look="primary" type="submit" busy={action.busy() || entering()}>
            {step() < STEPS.length - 1 ? 'Continue' : 'Open the studio'}
          </Button>
          <Show when={step() > 0}>
            <Button look="quiet" onClick={() => go(step() - 1)}>
              Back
            </Button>
          </Show>
        </footer>
      </Form>
    </Door>
  );
}

/** What a step needs before the next one; the server checks everything again. */
function missing(step: number, draft: Draft, codeRequired: boolean): Issue[] {
  const weak = passwordFault(draft.password, { name: draft.ownerName, email: draft.email });
  const checks: readonly [boolean, string, string][][] = [
    [],
    [[draft.studioName.trim() === '', 'studioName', 'Give the studio its name.']],
    [[draft.rooms.every((room) => room.name.trim() === ''), 'rooms', 'A studio needs one room at least. Name one.']],
    [
      [draft.ownerName.trim() === '', 'ownerName', 'Enter your name.'],
      [!/^\S+@\S+$/.test(draft.email.trim()), 'email', 'Enter the e-mail address you will sign in with.'],
      [weak !== null, 'password', weak ?? ''],
      [codeRequired && draft.code.trim() === '', 'code', 'Enter the set-up code that the server printed when it started.'],
    ],
  ];
  return (checks[step] ?? []).filter(([isWrong]) => isWrong).map(([, path, message]) => ({ path, message }));
}
