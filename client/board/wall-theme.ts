/*
 * theme.js chose before the first paint: by the address (`?theme=light`), by what was chosen on this device, or by the system.
 * A wall hangs for months, so it follows the system when that turns at dusk.
 */
const isChosen = (): boolean => {
  try {
    return /[?&]theme=(dark|light)\b/.test(location.search) || localStorage.getItem('callboard.theme') !== null;
  } catch {
    return false;
  }
};

matchMedia('(prefers-color-scheme: light)').addEventListener('change', ({ matches }) => {
  if (!isChosen()) document.documentElement.dataset.theme = matches ? 'light' : 'dark';
});
