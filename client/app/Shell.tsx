import { createEffect, createSignal, ErrorBoundary, For, on, onMount, Suspense } from 'solid-js';
import { useLocation, useNavigate, type RouteSectionProps } from '@solidjs/router';
import { PageCorner, pageTitle } from '../ui/Page.tsx';
import { Unsaved } from '../outbox/Unsaved.tsx';
import { UnsavedBanner } from '../outbox/UnsavedBanner.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Navigation } from './Navigation.tsx';
import { NewBuild } from './NewBuild.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { PageFault } from './PageFault.tsx';
import { placesFor } from './places.ts';
import { prefetchPlaces } from './prefetch.ts';
import { SearchButton } from './search/SearchButton.tsx';
import { SearchDialog } from './search/SearchDialog.tsx';
import { openSearch } from './search/search-open.ts';
import { addShortcut, listenForShortcuts } from './shortcuts.ts';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { member } from './viewer.ts';
import styles from './Shell.module.css';

export function Shell(props: RouteSectionProps) {
  const location = useLocation();
  const [keysOpen, setKeysOpen] = createSignal(false);
  let main!: HTMLElement;

  listenForShortcuts();
  addShortcut({ keys: '/', also: 'Ctrl k', label: 'Search the studio', group: 'Everywhere', run: openSearch });
  addShortcut({
    keys: 'f',
    label: 'Search the list on the page',
    group: 'Everywhere',
    run: () => main.querySelector<HTMLElement>('[data-search]')?.focus(),
  });
  addShortcut({ keys: '?', label: 'Show these keys', group: 'Everywhere', run: () => setKeysOpen(true) });
  onMount(() => prefetchPlaces(placesFor(member().role)));

  // A new page starts at its top.
  createEffect(
    on(
      () => location.pathname,
      () => main.scrollTo(0, 0),
      { defer: true },
    ),
  );

  return (
    <div class={styles.shell}>
      <a class={styles.skip} href="#main" onClick={(event) => (event.preventDefault(), main.focus())}>
        Skip to the page
      </a>
      <For each={placesFor(member().role)}>{(place) => <Jump keys={place.jump} label={place.label} path={place.path} />}</For>
      <Navigation />
      <div class={styles.right}>
        <NewBuild />
        <OfflineBanner />
        <UnsavedBanner />
        <main ref={main} id="main" class={styles.main} tabIndex={-1}>
          <ErrorBoundary fallback={(error, reset) => <PageFault error={error} reset={reset} path={location.pathname} />}>
            <PageCorner.Provider value={() => <SearchButton small />}>
              <Suspense fallback={<Skeleton />}>{props.children}</Suspense>
            </PageCorner.Provider>
          </ErrorBoundary>
        </main>
      </div>
      <p class="unseen" role="status">
        {pageTitle()}
      </p>
      <SearchDialog />
      <Unsaved />
      <ShortcutsDialog open={keysOpen()} onClose={() => setKeysOpen(false)} />
    </div>
  );
}

function Jump(props: { keys: string | undefined; label: string; path: string }) {
  const navigate = useNavigate();
  if (props.keys) addShortcut({ keys: `g ${props.keys}`, label: props.label, group: 'Go to', run: () => navigate(props.path) });
  return null;
}
