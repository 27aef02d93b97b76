import { createContext, createEffect, createSignal, createUniqueId, For, on, onCleanup, Show, useContext, type JSX } from 'solid-js';
import type { Issue } from '../graphql/refusal.ts';
import { explain } from '../graphql/request-failed.ts';
import styles from './Form.module.css';

interface FormContext {
  issueAt(path: string): string | undefined;
  claim(path: string): void;
}

const Context = createContext<FormContext>();
export const useForm = (): FormContext | undefined => useContext(Context);

/** The part of an action (graphql/action.ts) that a form shows. */
export interface FormOutcome {
  issues(): readonly Issue[];
  refusal(): { message: string } | undefined;
  failure(): unknown;
}

/**
 * A form that puts what is wrong at the field whose `name` is the issue's path, and the rest above its buttons.
 * After a refused save the first wrong field has the focus.
 */
export function Form(props: {
  label: string;
  /** For buttons that stand outside of it. */
  id?: string;
  outcome?: FormOutcome;
  /** Found in the browser before anything is sent; the same shape as what the server tells. */
  issues?: readonly Issue[];
  onSubmit: () => unknown;
  children: JSX.Element;
  class?: string;
}) {
  let form!: HTMLFormElement;
  const problems = createUniqueId();
  const [claimed, setClaimed] = createSignal<ReadonlySet<string>>(new Set());
  const all = (): readonly Issue[] => [...(props.issues ?? []), ...(props.outcome?.issues() ?? [])];
  const issueAt = (path: string): string | undefined =>
    all()
      .filter((issue) => issue.path === path || issue.path === `input.${path}`)
      .map((issue) => issue.message)
      .join(' ') || undefined;
  const claim = (path: string): void => {
    setClaimed((before) => new Set(before).add(path));
    onCleanup(() => setClaimed((before) => new Set([...before].filter((other) => other !== path))));
  };
  const homeless = (): readonly Issue[] => all().filter((issue) => !claimed().has(issue.path.replace(/^input\./, '')));
  const plainRefusal = (): string | undefined => (all().length === 0 ? props.outcome?.refusal()?.message : undefined);
  const failure = () => {
    const error = props.outcome?.failure();
    return error ? explain(error) : undefined;
  };

  createEffect(
    on(all, (issues) => {
      if (issues.length > 0) queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }),
  );

  return (
    <Context.Provider value={{ issueAt, claim }}>
      <form
        ref={form}
        id={props.id}
        class={`${styles.form} ${props.class ?? ''}`}
        aria-label={props.label}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void props.onSubmit();
        }}
      >
        {props.children}
        <div class={styles.problems} role="alert" id={problems}>
          <Show when={homeless().length > 0}>
            <div class={styles.problem}>
              <b>This could not be saved</b>
              <ul>
                <For each={homeless()}>
                  {(issue) => <li>{issue.path ? `${fieldName(issue.path)}: ${issue.message}` : issue.message}</li>}
                </For>
              </ul>
            </div>
          </Show>
          <Show when={plainRefusal()}>{(message) => <div class={styles.problem}>{message()}</div>}</Show>
          <Show when={failure()}>
            {(said) => (
              <div class={styles.problem}>
                <b>{said().title}</b>
                {said().text} Nothing you typed is lost.
                <Show when={said().requestId}>{(number) => <small>Request {number()}</small>}</Show>
              </div>
            )}
          </Show>
        </div>
      </form>
    </Context.Provider>
  );
}

/** `input.rooms.0.dueAt` as people say it: “Rooms 1, due at”. */
const fieldName = (path: string): string =>
  path
    .replace(/^input\./, '')
    .replace(/\.(\d+)/g, (_, place: string) => ` ${Number(place) + 1}`)
    .replaceAll('.', ', ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase());
