import { createSignal, type Accessor } from 'solid-js';
import type { AnyVariables } from '@urql/core';
import { send, type Document } from '../graphql/client.ts';
import { isRefusal, type Refusal } from '../graphql/refusal.ts';
import { explain } from '../graphql/request-failed.ts';
import { toast } from '../ui/toast.tsx';

export interface Acts {
  /** Sends one act; says what was done, or why not. True when it was done. */
  run<Variables extends AnyVariables>(
    name: string,
    document: Document<{ result: object }, Variables>,
    variables: Variables,
    said: string,
  ): Promise<boolean>;
  /** The act that is under way. */
  busy: Accessor<string | null>;
}

/** The small acts of a panel, one at a time: each says what came of it, and what is shown is asked for anew. */
export function createActs(onDone: () => Promise<void>): Acts {
  const [busy, setBusy] = createSignal<string | null>(null);
  return {
    busy,
    async run(name, document, variables, said) {
      if (busy()) return false;
      setBusy(name);
      try {
        const { result } = await send(document, variables);
        const refused: Refusal | null = isRefusal(result) ? (result as Refusal) : null;
        toast(refused ? { kind: 'problem', text: refused.message } : { text: said });
        await onDone();
        return !refused;
      } catch (error) {
        toast({ kind: 'problem', text: `${explain(error).title}. ${explain(error).text}` });
        return false;
      } finally {
        setBusy(null);
      }
    },
  };
}
