import { createSignal, type Accessor } from 'solid-js';
import type { Issue } from '../graphql/refusal.ts';
import { submit, type Deed, type Outcome, type Saved } from './outbox.ts';
import type { StoredRefusal } from './outbox-rules.ts';

/** One act as a form uses it: like an action (graphql/action.ts), but it is kept when the server cannot be reached. */
export interface Saving {
  /** Answers with the saved record, `waiting` when it is kept for later, or undefined when it was refused or failed. */
  run(deed: Deed): Promise<Saved | 'waiting' | undefined>;
  busy: Accessor<boolean>;
  refusal: Accessor<StoredRefusal | undefined>;
  issues: Accessor<readonly Issue[]>;
  failure: Accessor<unknown>;
  clear(): void;
}

export function createSaving(): Saving {
  const [running, setRunning] = createSignal(0);
  const [outcome, setOutcome] = createSignal<Outcome>();
  let latest = 0;

  async function run(deed: Deed): ReturnType<Saving['run']> {
    setOutcome(undefined);
    const mine = ++latest;
    setRunning((count) => count + 1);
    const answer = await submit(deed);
    setRunning((count) => count - 1);
    if (mine === latest) setOutcome(answer);
    if (answer.is === 'waiting') return 'waiting';
    return answer.is === 'saved' ? answer : undefined;
  }

  const refusal = (): StoredRefusal | undefined => {
    const answer = outcome();
    return answer?.is === 'refused' ? answer.refusal : undefined;
  };
  return {
    run,
    busy: () => running() > 0,
    refusal,
    issues: () => (refusal()?.issues as readonly Issue[] | undefined) ?? [],
    failure: () => {
      const answer = outcome();
      return answer?.is === 'failed' ? answer.error : undefined;
    },
    clear: () => {
      latest += 1;
      setOutcome(undefined);
    },
  };
}
