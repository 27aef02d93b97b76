import { createMemo, createSignal, For, Show } from 'solid-js';
import { A, useLocation } from '@solidjs/router';
import Bell from 'lucide-solid/icons/bell';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { NoticePanel } from '../activity/NoticePanel.tsx';
import { createNotices } from '../activity/notices.ts';
import { Panel } from '../ui/Dialog.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import type { Place } from './place.ts';
import { placesFor } from './places.ts';
import { SearchButton } from './search/SearchButton.tsx';
import { member } from './viewer.ts';
import styles from './Navigation.module.css';

/** How many places the bar of a phone holds before the rest goes behind “More”. */
const IN_BAR = 4;

export function Navigation() {
  const location = useLocation();
  const [open, setOpen] = createSignal(false);
  const [telling, setTelling] = createSignal(false);
  const notices = createNotices();
  const shown = createMemo(() => placesFor(member().role).map((place) => ({ place, count: place.useCount?.() })));
  const isHere = (place: Place): boolean => location.pathname === place.path || location.pathname.startsWith(`${place.path}/`);
  const isBehindMore = (): boolean =>
    shown()
      .slice(IN_BAR)
      .some(({ place }) => isHere(place));

  const entry = (item: { place: Place; count?: () => number | undefined }) => (
    <A href={item.place.path} class={styles.place} aria-current={isHere(item.place) ? 'page' : undefined} onClick={() => setOpen(false)}>
      <span class={styles.icon} aria-hidden="true">
        <item.place.icon size="1.25rem" />
      </span>
      <span class={styles.label}>{item.place.label}</span>
      <Show when={item.count?.()}>
        {(count) => (
          <span class={styles.count}>
            {count()}
            <span class="unseen"> need attention</span>
          </span>
        )}
      </Show>
    </A>
  );

  const bell = () => (
    <Show when={member().role !== 'client'}>
      <button
        type="button"
        class={`${styles.place} ${styles.bell}`}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(false);
          setTelling(true);
        }}
      >
        <span class={styles.icon} aria-hidden="true">
          <Bell size="1.125rem" />
        </span>
        <span class={styles.label}>Notices</span>
        <Show when={notices.unread() > 0}>
          <span class={styles.count}>
            {notices.unread()}
            <span class="unseen"> not read</span>
          </span>
        </Show>
      </button>
    </Show>
  );

  return (
    <nav class={styles.navigation} aria-label="Places">
      <p class={styles.studio} title={member().studio.name}>
        {member().studio.name}
      </p>
      <div class={styles.search}>
        <SearchButton />
      </div>
      <ul class={styles.places}>
        <For each={shown()}>
          {(item, index) => (
            <li data-apart={item.place.apart ? '' : undefined} data-in-bar={index() < IN_BAR ? '' : undefined}>
              {entry(item)}
            </li>
          )}
        </For>
      </ul>
      <div class={styles.account}>
        {bell()}
        <AccountMenu />
      </div>
      <button
        type="button"
        class={`${styles.place} ${styles.more}`}
        aria-haspopup="dialog"
        data-here={isBehindMore() ? '' : undefined}
        onClick={() => setOpen(true)}
      >
        <span class={styles.icon} aria-hidden="true">
          <Ellipsis size="1.25rem" />
        </span>
        <span class={styles.label}>More</span>
        <Show when={notices.unread() > 0}>
          <span class={styles.count}>
            {notices.unread()}
            <span class="unseen"> notices not read</span>
          </span>
        </Show>
      </button>
      <Panel open={open()} onClose={() => setOpen(false)} title={member().studio.name}>
        <SearchButton onOpen={() => setOpen(false)} />
        <ul class={styles.drawer}>
          <For each={shown()}>{(item) => <li>{entry(item)}</li>}</For>
        </ul>
        {bell()}
        <AccountMenu />
      </Panel>
      <NoticePanel notices={notices} open={telling()} onClose={() => setTelling(false)} />
    </nav>
  );
}
