import { lazy } from 'solid-js';
import Settings from 'lucide-solid/icons/settings';
import { place } from '../app/place.ts';

const BoardLinksPage = lazy(() => import('./BoardLinksPage.tsx'));
const HoldSettingsPage = lazy(() => import('./HoldSettingsPage.tsx'));
const ImportPage = lazy(() => import('../importing/ImportPage.tsx'));
const MembersPage = lazy(() => import('./MembersPage.tsx'));
const SettingsPage = lazy(() => import('./SettingsPage.tsx'));

export default place({
  key: 'studio',
  label: 'Settings',
  path: '/settings',
  icon: Settings,
  order: 90,
  apart: true,
  jump: ',',
  visibleTo: (role) => role === 'owner' || role === 'studio_manager' || role === 'coordinator',
  routes: [
    { path: '/settings', component: SettingsPage },
    { path: '/settings/people', component: MembersPage },
    { path: '/settings/boards', component: BoardLinksPage },
    { path: '/settings/holds', component: HoldSettingsPage },
    { path: '/settings/import', component: ImportPage },
  ],
});
