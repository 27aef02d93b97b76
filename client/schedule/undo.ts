import { onCleanup, onMount } from 'solid-js';
import { addShortcut } from '../app/shortcuts.ts';
import { send } from '../graphql/client.ts';
import { graphql } from '../graphql/generated/gql.ts';
import type { RedoActMutation, UndoActMutation } from '../graphql/generated/graphql.ts';
import { isRefusal, type Refused } from '../graphql/refusal.ts';
import { createRead } from '../graphql/read.ts';
import { explain } from '../graphql/request-failed.ts';
import { drop, outbox } from '../outbox/outbox.ts';
import { toast } from '../ui/toast.tsx';

const OwnActsDocument = graphql(`
  query OwnActs {
    ownActs {
      undo {
        actId
        what
        recordId
      }
      redo {
        actId
        what
        recordId
      }
    }
  }
`);

graphql(`
  fragment ChangedSinceAct on ChangedSince {
    changes {
      recordId
      sentence
    }
  }
`);

graphql(`
  fragment TakenBack on TakenBackAct {
    actId
    tookBack
    what
    recordId
  }
`);

const UndoDocument = graphql(`
  mutation UndoAct($input: UndoActInput!) {
    result: undoAct(input: $input) {
      ...Refusal
      ...Taken
      ...ChangedSinceAct
      ...TakenBack
    }
  }
`);

const RedoDocument = graphql(`
  mutation RedoAct($input: RedoActInput!) {
    result: redoAct(input: $input) {
      ...Refusal
      ...Taken
      ...ChangedSinceAct
      ...TakenBack
    }
  }
`);

export type UndoRefusal = Refused<UndoActMutation['result'] | RedoActMutation['result']>;
type Wish = { actId?: string; bookingId?: string; version?: number; except?: string[] };

/** Who shows why something could not be taken back; a message says it where nobody does. */
let show: ((refusal: UndoRefusal, act: { what: string; recordId: string | null }) => void) | null = null;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Acts that the server would not take back: the next press goes on to the one before. */
let passedOver: string[] = [];

async function run(
  document: typeof UndoDocument,
  wish: Wish,
  next: { what: string; recordId: string | null; actId: string } | null,
): Promise<void> {
  try {
    const { result } = await send(document, { input: wish });
    if (!isRefusal(result)) {
      passedOver = [];
      const again = document === UndoDocument ? RedoDocument : UndoDocument;
      toast({
        text: `${capital(result.what)}.`,
        action: {
          label: document === UndoDocument ? 'Redo' : 'Undo',
          run: () => void run(again as typeof UndoDocument, { actId: result.actId }, null),
        },
      });
    } else {
      if (next && result.__typename !== 'NotUndoable') passedOver = [...passedOver, next.actId].slice(-100);
      if (show) show(result, { what: next?.what ?? 'This', recordId: next?.recordId ?? null });
      else toast({ kind: 'problem', text: result.message });
    }
  } catch (error) {
    const { title, text } = explain(error);
    toast({ kind: 'problem', text: `Nothing was taken back. ${title}. ${text}` });
  }
}

/** Takes back the act that made this version of a session. */
export const undoMade = ({ id, version }: { id: string; version: number }): void =>
  void run(UndoDocument, { bookingId: id, version }, null);
/** Takes back one certain act, such as a line of the activity. */
export const undoAct = (act: { actId: string; what: string; recordId: string | null }): Promise<void> =>
  run(UndoDocument, { actId: act.actId }, act);

/** Undo and redo as the page offers them: by buttons that say what they would do, and by the keys everybody knows. */
export function createUndo(options: { enabled: () => boolean; onRefused: NonNullable<typeof show> }) {
  const own = createRead(OwnActsDocument, () => (options.enabled() ? {} : undefined), { areas: ['scheduling'] });
  const next = () => own.data()?.ownActs;

  async function undo(): Promise<void> {
    // What has not been sent is not done: it is simply let go.
    const waiting = outbox().findLast(({ late, tried }) => late && !tried);
    if (waiting) {
      drop(waiting.key);
      return void toast({ text: `Let go: ${waiting.title}, ${waiting.what}. It had not been saved.` });
    }
    await run(UndoDocument, { except: passedOver }, next()?.undo ?? null);
    await own.refetch();
  }
  async function redo(): Promise<void> {
    await run(RedoDocument as typeof UndoDocument, {}, next()?.redo ?? null);
    await own.refetch();
  }

  function press(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || !options.enabled()) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    // Fields have an undo of their own.
    if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable], [data-modal] [role="dialog"]')) return;
    event.preventDefault();
    void (key === 'y' || event.shiftKey ? redo() : undo());
  }
  onMount(() => {
    show = options.onRefused;
    addEventListener('keydown', press);
  });
  onCleanup(() => {
    show = null;
    removeEventListener('keydown', press);
  });
  addShortcut({ keys: 'Ctrl z', label: 'Undo what you did last', group: 'Schedule', run: () => void undo() });
  addShortcut({ keys: 'Shift Ctrl z', label: 'Do it again', group: 'Schedule', run: () => void redo() });

  return { next, undo, redo };
}
