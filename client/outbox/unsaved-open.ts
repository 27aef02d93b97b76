import { createSignal } from 'solid-js';

const [open, setOpen] = createSignal(false);

/** Whether the list of what is not yet saved is open. */
export const isUnsavedOpen = open;
export const showUnsaved = (shown: boolean): void => void setOpen(shown);
