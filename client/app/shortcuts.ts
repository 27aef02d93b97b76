import { createSignal, onCleanup } from 'solid-js';

export interface Shortcut {
  /** One key (`n`, `?`) or two after each other (`g b`). */
  keys: string;
  /** A chord that does the same, everywhere and always: it is no single letter that could clash with other aids. */
  also?: 'Ctrl k';
  label: string;
  /** Under which heading the overview lists it. */
  group: string;
  run: () => void;
}

const KEY = 'callboard.shortcuts';
const [registered, setRegistered] = createSignal<readonly Shortcut[]>([]);
const [enabled, setEnabledSignal] = createSignal(read());

export const shortcuts = registered;
/** Single letters can clash with speech input and other aids, so they can be turned off (WCAG 2.1.4). */
export const shortcutsEnabled = enabled;

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function enableShortcuts(on: boolean): void {
  setEnabledSignal(on);
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Lasts until the page is closed.
  }
}

/** A key of the page or part that calls it, for as long as that is there. The latest holds when two want the same key. */
export function addShortcut(shortcut: Shortcut): void {
  setRegistered((before) => [...before, shortcut]);
  onCleanup(() => setRegistered((before) => before.filter((other) => other !== shortcut)));
}

/** Milliseconds within which the second key of two must follow. */
const PAUSE = 1_200;
let before: { key: string; at: number } | null = null;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));

/** A question waits for its answer, and a menu for its choice; a record that is open beside the page does not. */
const WAITING = '[data-modal]:not([data-side]) [role="dialog"], [role="alertdialog"], [role="menu"]';
const isAsked = (within: string): boolean => document.querySelector(within) !== null;

export function listenForShortcuts(): void {
  const press = (event: KeyboardEvent): void => {
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const chorded = chord && !event.defaultPrevented ? registered().findLast((shortcut) => shortcut.also === 'Ctrl k') : undefined;
    if (chorded) {
      event.preventDefault();
      if (!isAsked(WAITING)) chorded.run();
      return;
    }
    if (!enabled() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || isAsked(`[data-modal] [role="dialog"], ${WAITING}`)) return;
    const pair = before && event.timeStamp - before.at < PAUSE ? `${before.key} ${event.key}` : null;
    const found =
      registered().findLast((shortcut) => shortcut.keys === pair) ?? registered().findLast((shortcut) => shortcut.keys === event.key);
    before = found ? null : { key: event.key, at: event.timeStamp };
    if (!found) return;
    event.preventDefault();
    found.run();
  };
  addEventListener('keydown', press);
  onCleanup(() => removeEventListener('keydown', press));
}
