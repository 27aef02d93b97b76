import { createSignal, type Accessor } from 'solid-js';
import type { AnyVariables } from '@urql/core';
import { send, type Document } from './client.ts';
import { isRefusal, issuesOf, type Accepted, type Issue, type Refused } from './refusal.ts';

export interface Action<Variables, Result> {
  /** Sends it. Answers with the accepted result, or undefined when it was refused or failed: see `refusal` and `failure`. */
  run(variables: Variables): Promise<Accepted<Result> | undefined>;
  busy: Accessor<boolean>;
  refusal: Accessor<Refused<Result> | undefined>;
  /** Where in the input something is wrong. */
  issues: Accessor<readonly Issue[]>;
  /** The request failed: network or server. */
  failure: Accessor<unknown>;
  /** Forgets what came back, such as when a form is opened anew. */
  clear(): void;
}

/**
 * One mutation as a form or a button uses it. `pick` chooses the field of the answer.
 * Example: `const rename = createAction(RenameRoomDocument, (data) => data.renameRoom)`
 */
export function createAction<Data, Variables extends AnyVariables, Result extends object>(
  document: Document<Data, Variables>,
  pick: (data: Data) => Result,
): Action<Variables, Result> {
  const [running, setRunning] = createSignal(0);
  const [refusal, setRefusal] = createSignal<Refused<Result>>();
  const [failure, setFailure] = createSignal<unknown>();
  let latest = 0;

  const clear = (): void => {
    latest += 1;
    setRefusal(undefined);
    setFailure(undefined);
  };

  async function run(variables: Variables): Promise<Accepted<Result> | undefined> {
    clear();
    const mine = latest;
    setRunning((count) => count + 1);
    try {
      const result = pick(await send(document, variables));
      if (!isRefusal(result)) return result as Accepted<Result>;
      if (mine === latest) setRefusal(() => result);
    } catch (error) {
      if (mine === latest) setFailure(error);
    } finally {
      setRunning((count) => count - 1);
    }
    return undefined;
  }

  return { run, busy: () => running() > 0, refusal, issues: () => issuesOf(refusal()), failure, clear };
}
