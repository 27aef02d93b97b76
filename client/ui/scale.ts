import { createSignal } from 'solid-js';

const measured = (): number => (typeof document === 'undefined' ? 16 : parseFloat(getComputedStyle(document.documentElement).fontSize));
const [root, setRoot] = createSignal(measured());
if (typeof window !== 'undefined') window.addEventListener('resize', () => setRoot(measured()));

/** What so many rem are in pixels on this screen, for what is placed by script: on a wall of 4K everything grows together. */
export const rem = (count: number): number => count * root();
