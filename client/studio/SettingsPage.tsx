import { Navigate } from '@solidjs/router';
import { lazy, Show } from 'solid-js';
import { member } from '../app/viewer.ts';
import { settingsFor } from './SettingsTabs.tsx';

const StudioPage = lazy(() => import('./StudioPage.tsx'));

/** The first page of the settings that this role may open. */
export default function SettingsPage() {
  const first = () => settingsFor(member().role)[0]?.path ?? '/';
  return (
    <Show when={first() === '/settings'} fallback={<Navigate href={first()} />}>
      <StudioPage />
    </Show>
  );
}
