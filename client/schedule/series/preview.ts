import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { PreviewedFragment } from '../../graphql/generated/graphql.ts';
import { RequestFailed } from '../../graphql/request-failed.ts';

const WAIT = 300;

/** Asks what would become of a series, a moment after it changed, and again when the schedule does. The last picture stands meanwhile. */
export function createPreview<Input>(
  input: Accessor<Input | null>,
  ask: (input: Input) => Promise<PreviewedFragment>,
  again: Accessor<unknown>,
) {
  const [preview, setPreview] = createSignal<PreviewedFragment | null>(null);
  const [wrong, setWrong] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  let latest = 0;
  let due: ReturnType<typeof setTimeout> | undefined;

  async function run(asked: Input, mine: number): Promise<void> {
    try {
      const answer = await ask(asked);
      if (mine !== latest) return;
      setPreview(answer);
      setWrong(null);
    } catch (error) {
      if (mine !== latest) return;
      setPreview(null);
      // Unreachable: saving will tell.
      setWrong(error instanceof RequestFailed && error.kind === 'refused' ? error.message : null);
    }
    setBusy(false);
  }

  // What is asked may follow from the last answer: only other words are another question.
  const question = createMemo(() => JSON.stringify(input()));
  createEffect(
    on([question, again], () => {
      const asked = input();
      const mine = ++latest;
      clearTimeout(due);
      setBusy(asked !== null);
      if (asked) due = setTimeout(() => void run(asked, mine), WAIT);
      else {
        setPreview(null);
        setWrong(null);
      }
    }),
  );
  onCleanup(() => {
    latest += 1;
    clearTimeout(due);
  });
  return { preview, wrong, busy };
}
