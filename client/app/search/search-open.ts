import { createSignal } from 'solid-js';

const [open, setOpen] = createSignal(false);

export const isSearchOpen = open;
export const openSearch = (): void => void setOpen(true);
export const closeSearch = (): void => void setOpen(false);
