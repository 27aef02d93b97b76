import { createSignal } from 'solid-js';

export type ThemeChoice = 'system' | 'dark' | 'light';

const KEY = 'callboard.theme';
const system = matchMedia('(prefers-color-scheme: light)');

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'dark' || value === 'light' ? value : 'system';
  } catch {
    return 'system';
  }
}

const [choice, setChoice] = createSignal<ThemeChoice>(stored());
export const themeChoice = choice;

function show(): void {
  const light = choice() === 'light' || (choice() === 'system' && system.matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
}

/** `system` follows the device, also when it changes at dusk. */
export function chooseTheme(next: ThemeChoice): void {
  setChoice(next);
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // The choice then lasts until the page is closed.
  }
  show();
}

system.addEventListener('change', show);
addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  setChoice(stored());
  show();
});
