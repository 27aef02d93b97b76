import { useLocation } from '@solidjs/router';
import { member } from '../app/viewer.ts';
import { Views } from '../ui/Views.tsx';

const HEADS = ['owner', 'studio_manager'];
const PAGES = [
  { path: '/settings', label: 'Studio', for: HEADS },
  { path: '/settings/people', label: 'Sign-ins', for: HEADS },
  { path: '/settings/boards', label: 'Boards', for: [...HEADS, 'coordinator'] },
  { path: '/settings/holds', label: 'Holds', for: HEADS },
  { path: '/settings/import', label: 'Import', for: HEADS },
];

export const settingsFor = (role: string): typeof PAGES => PAGES.filter((page) => page.for.includes(role));

/** The pages of the settings, for whoever may open them. */
export function SettingsTabs() {
  const location = useLocation();
  return <Views label="Settings" views={settingsFor(member().role)} here={location.pathname} />;
}
