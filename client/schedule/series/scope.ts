import { createSignal } from 'solid-js';

/** How far a change of a session of a series reaches. */
export type Scope = 'this' | 'following' | 'all';

export interface ScopeQuestion {
  /** What is about to happen: `Move`, `Change`, `Call off`. */
  act: string;
  title: string;
  answer: (scope: Scope | null) => void;
}

const [question, setQuestion] = createSignal<ScopeQuestion | null>(null);
export const scopeQuestion = question;

/** Asks how far a change reaches; null when somebody thinks better of it. The dialog is the schedule's. */
export const askScope = (act: string, title: string): Promise<Scope | null> =>
  new Promise((resolve) => {
    question()?.answer(null);
    setQuestion({
      act,
      title,
      answer: (scope) => {
        setQuestion(null);
        resolve(scope);
      },
    });
  });
