import SearchIcon from 'lucide-solid/icons/search';
import { openSearch } from './search-open.ts';
import styles from './SearchButton.module.css';

/** Opens the search of the whole studio; shown as a field where there is room for it, else as its sign alone. */
export const SearchButton = (props: { small?: boolean; onOpen?: () => void }) => (
  <button
    type="button"
    class={styles.search}
    data-small={props.small ? '' : undefined}
    aria-label="Search the studio"
    aria-haspopup="dialog"
    aria-keyshortcuts="/ Control+K"
    onClick={() => {
      props.onOpen?.();
      openSearch();
    }}
  >
    <SearchIcon size="1.125rem" aria-hidden="true" />
    {props.small ? null : (
      <>
        <span>Search</span>
        <kbd aria-hidden="true">/</kbd>
      </>
    )}
  </button>
);
