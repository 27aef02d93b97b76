import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { CheckBookingInput, CheckBookingQuery } from '../graphql/generated/graphql.ts';
import { ask } from '../graphql/client.ts';
import { RequestFailed } from '../graphql/request-failed.ts';
import { CheckDocument } from './clash-documents.ts';

export type Check = CheckBookingQuery['checkBooking'];

const WAIT = 220;

/** Asks whether what stands in the form could be booked, a moment after it changed, and again when the schedule changes. */
export function createCheck(input: Accessor<CheckBookingInput | null>, again: Accessor<unknown>) {
  const [check, setCheck] = createSignal<Check | null>(null);
  /** What is wrong with the input itself, in the server's words. */
  const [wrong, setWrong] = createSignal<string | null>(null);
  let latest = 0;
  let due: ReturnType<typeof setTimeout> | undefined;

  async function run(asked: CheckBookingInput, mine: number): Promise<void> {
    try {
      const { checkBooking } = await ask(CheckDocument, { input: asked });
      if (mine !== latest) return;
      setCheck(checkBooking);
      setWrong(null);
    } catch (error) {
      // Unreachable: saving will tell. The last answer is no longer true.
      if (mine !== latest) return;
      setCheck(null);
      setWrong(error instanceof RequestFailed && error.kind === 'refused' ? error.message : null);
    }
  }

  createEffect(
    on([() => JSON.stringify(input()), again], () => {
      const asked = input();
      const mine = ++latest;
      clearTimeout(due);
      if (!asked) {
        setCheck(null);
        setWrong(null);
      } else due = setTimeout(() => void run(asked, mine), WAIT);
    }),
  );
  onCleanup(() => {
    latest += 1;
    clearTimeout(due);
  });
  return { check, wrong };
}
