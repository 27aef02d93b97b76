import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, Show } from 'solid-js';
import { useNavigate } from '@solidjs/router';
import { Dialog as Kobalte } from '@kobalte/core/dialog';
import SearchIcon from 'lucide-solid/icons/search';
import { ask } from '../../graphql/client.ts';
import { graphql } from '../../graphql/generated/gql.ts';
import { minute } from '../../time/clock.ts';
import { format } from '../../time/format.ts';
import { placesFor } from '../places.ts';
import { member } from '../viewer.ts';
import { groupFound, type Found, type Hit } from './found.ts';
import { closeSearch, isSearchOpen } from './search-open.ts';
import styles from './SearchDialog.module.css';

const SearchDocument = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      kind
      id
      name
      detail
      startsAt
    }
  }
`);

/** Milliseconds after the last key. */
const WAIT = 120;
const LEAST = 2;

/** Finds any record by its name or label, and opens it: the arrows choose, Enter opens, with Ctrl in a new tab. */
export function SearchDialog() {
  const navigate = useNavigate();
  const listId = createUniqueId();
  const [text, setText] = createSignal('');
  const [hits, setHits] = createSignal<readonly Hit[]>([]);
  const [state, setState] = createSignal<'idle' | 'searching' | 'failed'>('idle');
  const [active, setActive] = createSignal(0);
  let input!: HTMLInputElement;
  let list: HTMLDivElement | undefined;
  let before: HTMLElement | null = null;
  let due: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let left = false;
  /** Enter came before the answer, as from a barcode scanner: the first hit is opened as soon as it is there. */
  let ahead: { inNewTab: boolean } | null = null;

  const groups = createMemo(() => groupFound(text(), hits(), placesFor(member().role)));
  const all = (): readonly Found[] => groups().flatMap(({ found }) => found);
  const isFound = (): boolean => all().length > 0;

  createEffect(
    on(isSearchOpen, (open) => {
      if (!open) return;
      before = document.activeElement as HTMLElement | null;
      left = false;
      setText('');
      setHits([]);
      setState('idle');
      setActive(0);
    }),
  );
  onCleanup(() => clearTimeout(due));

  async function find(words: string): Promise<void> {
    const mine = ++asked;
    setState('searching');
    try {
      const { search } = await ask(SearchDocument, { text: words });
      if (mine !== asked) return;
      setHits(search);
      setActive(0);
      setState('idle');
      if (ahead) go(all()[0], ahead.inNewTab);
    } catch {
      if (mine === asked) setState('failed');
    }
    if (mine === asked) ahead = null;
  }

  function type(words: string): void {
    setText(words);
    setActive(0);
    clearTimeout(due);
    asked += 1;
    ahead = null;
    if (words.trim().length < LEAST) {
      setHits([]);
      setState('idle');
    } else {
      setState('searching');
      due = setTimeout(() => void find(words.trim()), WAIT);
    }
  }

  function go(found: Found | undefined, inNewTab: boolean): void {
    if (!found) return;
    if (inNewTab) return void open(found.path, '_blank', 'noopener');
    left = true;
    closeSearch();
    navigate(found.path);
  }

  function press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((index) => (isFound() ? (index + step + all().length) % all().length : 0));
      list?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const inNewTab = event.ctrlKey || event.metaKey;
      // What stood there before the last letters is not what is meant now.
      if (state() === 'searching') ahead = { inNewTab };
      else go(all()[active()], inNewTab);
    }
  }

  const detail = (found: Found): string =>
    [found.startsAt ? `${format().dayNear(found.startsAt, minute())} ${format().time(found.startsAt)}` : '', found.detail]
      .filter(Boolean)
      .join(' · ');

  return (
    <Kobalte open={isSearchOpen()} onOpenChange={(open) => !open && closeSearch()} modal>
      <Kobalte.Portal>
        <Kobalte.Overlay class={styles.scrim} />
        <div class={styles.place} data-modal="">
          <Kobalte.Content
            class={styles.content}
            onOpenAutoFocus={(event: Event) => {
              event.preventDefault();
              input.focus();
            }}
            onCloseAutoFocus={(event: Event) => {
              event.preventDefault();
              // Whoever went somewhere is there now; a panel that opened has the focus already.
              if (left) return void (document.activeElement === document.body && document.getElementById('main')?.focus());
              (before?.isConnected ? before : document.getElementById('main'))?.focus();
            }}
          >
            <Kobalte.Title class="unseen">Search the studio</Kobalte.Title>
            <div class={styles.field}>
              <SearchIcon size="1.25rem" aria-hidden="true" />
              <input
                ref={input}
                type="text"
                role="combobox"
                inputMode="search"
                enterkeyhint="go"
                autocomplete="off"
                autocapitalize="off"
                spellcheck={false}
                maxLength={100}
                aria-label="Search the studio"
                aria-autocomplete="list"
                aria-expanded={isFound()}
                aria-controls={listId}
                aria-activedescendant={isFound() ? `${listId}-${active()}` : undefined}
                placeholder="Room, gear or its label, person, client, project, session"
                value={text()}
                onInput={(event) => type(event.currentTarget.value)}
                onKeyDown={press}
              />
              <button type="button" class={styles.close} onClick={closeSearch}>
                Close
              </button>
            </div>
            {/* Pressing a line must not take the focus from the field. */}
            <div
              ref={list}
              id={listId}
              class={styles.list}
              role="listbox"
              aria-label="Found"
              aria-busy={state() === 'searching'}
              onPointerDown={(event) => event.pointerType === 'mouse' && event.preventDefault()}
            >
              <For each={groups()}>
                {(group) => (
                  <div role="group" aria-label={group.label} class={styles.group}>
                    <p aria-hidden="true">{group.label}</p>
                    <For each={group.found}>
                      {(found) => {
                        const index = () => all().findIndex(({ key, path }) => key === found.key && path === found.path);
                        return (
                          <a
                            id={`${listId}-${index()}`}
                            href={found.path}
                            role="option"
                            tabIndex={-1}
                            aria-selected={index() === active()}
                            onPointerMove={() => setActive(index())}
                            onClick={(event) => {
                              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                              event.preventDefault();
                              go(found, false);
                            }}
                          >
                            <found.icon size="1.125rem" />
                            <span title={found.name}>{found.name}</span>
                            <Show when={detail(found)}>{(more) => <small>{more()}</small>}</Show>
                          </a>
                        );
                      }}
                    </For>
                  </div>
                )}
              </For>
            </div>
            <p role="status" class={styles.said} data-shown={isFound() && state() !== 'failed' ? undefined : ''}>
              <Show when={state() === 'failed'}>The server cannot be reached. Type again to try once more.</Show>
              <Show when={state() === 'searching' && !isFound()}>Searching …</Show>
              <Show when={state() === 'idle' && text().trim().length >= LEAST}>
                {isFound()
                  ? `${format().number(all().length)} found`
                  : `Nothing here is called “${text().trim()}”. Try fewer letters; archived records are in the lists of their place.`}
              </Show>
            </p>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}
