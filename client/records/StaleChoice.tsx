import { For, Show } from 'solid-js';
import { graphql } from '../graphql/generated/gql.ts';
import type { StaleFragment } from '../graphql/generated/graphql.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../ui/words.ts';
import styles from './records.module.css';

/** Spread beside Refusal on edits: both sides of a clash. */
export const StaleFragmentDocument = graphql(`
  fragment Stale on StaleEdit {
    currentVersion
    changedBy
    fields {
      field
      yours
      theirs
    }
  }
`);

export type Stale = StaleFragment;
/** How the value of a field is written on one side of a clash; undefined for plain words. */
export type ShowStale = (field: string, value: unknown, side: 'yours' | 'theirs') => string | undefined;

/** The clash in what an action was refused with, if it is one. */
export const staleOf = (refusal: { code: string } | undefined): Stale | undefined =>
  refusal?.code === 'STALE_EDIT' ? (refusal as unknown as Stale) : undefined;

const plain = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '(empty)';
  if (Array.isArray(value)) return value.map(plain).join(', ') || '(none)';
  return typeof value === 'object'
    ? Object.values(value as object)
        .map(plain)
        .join(' ')
    : String(value);
};

/** Somebody else saved the same fields first: both sides, and the choice. Nothing is overwritten unseen. */
export function StaleChoice(props: {
  stale: Stale | undefined;
  show?: ShowStale;
  onMine: (currentVersion: number) => void;
  onTheirs: () => void;
  busy: boolean;
}) {
  const text = (field: string, value: unknown, side: 'yours' | 'theirs'): string => props.show?.(field, value, side) ?? plain(value);
  const name = (field: string): string =>
    words(field.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/ (minor|ids?|minutes)$/i, '')).replace(/^./, (letter) => letter.toUpperCase());
  return (
    <Show when={props.stale}>
      {(stale) => (
        <section class={styles.stale} role="alert" aria-label="Another edit came first">
          <b>{stale().changedBy} changed this meanwhile</b>
          <dl>
            <For each={stale().fields}>
              {({ field, yours, theirs }) => (
                <>
                  <dt>{name(field)}</dt>
                  <dd>
                    <span>Yours</span>
                    {text(field, yours, 'yours')}
                  </dd>
                  <dd>
                    <span>Theirs</span>
                    {text(field, theirs, 'theirs')}
                  </dd>
                </>
              )}
            </For>
          </dl>
          <div>
            <Button busy={props.busy} onClick={() => props.onMine(stale().currentVersion)}>
              Save mine
            </Button>
            <Button onClick={() => props.onTheirs()}>Take theirs</Button>
          </div>
        </section>
      )}
    </Show>
  );
}
