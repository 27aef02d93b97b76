import { useLocation } from '@solidjs/router';
import { member } from '../app/viewer.ts';
import { Views } from '../ui/Views.tsx';

const HEADS = ['owner', 'studio_manager'];
/** `parts`: it has pages of its own, all of which it stands for. */
const PAGES: readonly { path: string; label: string; for: readonly string[]; parts?: boolean }[] = [
  { path: '/settings', label: 'Studio', for: HEADS },
  { path: '/settings/people', label: 'Sign-ins', for: HEADS },
  { path: '/settings/boards', label: 'Boards', for: [...HEADS, 'coordinator'] },
  { path: '/settings/scheduling', label: 'Scheduling', for: [...HEADS, 'coordinator'], parts: true },
  { path: '/settings/holds', label: 'Holds', for: HEADS },
  { path: '/settings/keys', label: 'API keys', for: HEADS },
  { path: '/settings/webhooks', label: 'Webhooks', for: HEADS, parts: true },
  { path: '/settings/import', label: 'Import', for: HEADS },
  { path: '/settings/export', label: 'Export', for: [...HEADS, 'coordinator'] },
];

export const settingsFor = (role: string): readonly (typeof PAGES)[number][] => PAGES.filter((page) => page.for.includes(role));

/** The pages of the settings, for whoever may open them. */
export function SettingsTabs() {
  const location = useLocation();
  const here = (): string => PAGES.find(({ path, parts }) => parts && location.pathname.startsWith(`${path}/`))?.path ?? location.pathname;
  return <Views label="Settings" views={settingsFor(member().role)} here={here()} />;
}
