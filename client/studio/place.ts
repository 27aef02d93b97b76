import { lazy } from 'solid-js';
import Settings from 'lucide-solid/icons/settings';
import { place } from '../app/place.ts';

const BlocksPage = lazy(() => import('../house/BlocksPage.tsx'));
const HoursPage = lazy(() => import('../house/HoursPage.tsx'));
const MatrixPage = lazy(() => import('../house/MatrixPage.tsx'));
const RulesPage = lazy(() => import('../house/RulesPage.tsx'));
const SessionTypesPage = lazy(() => import('../house/SessionTypesPage.tsx'));
const ApiKeysPage = lazy(() => import('./ApiKeysPage.tsx'));
const BoardLinksPage = lazy(() => import('./BoardLinksPage.tsx'));
const ExportPage = lazy(() => import('../exporting/ExportPage.tsx'));
const HoldSettingsPage = lazy(() => import('./HoldSettingsPage.tsx'));
const ImportPage = lazy(() => import('../importing/ImportPage.tsx'));
const MembersPage = lazy(() => import('./MembersPage.tsx'));
const WebhookPage = lazy(() => import('../webhooks/WebhookPage.tsx'));
const WebhooksPage = lazy(() => import('../webhooks/WebhooksPage.tsx'));
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
    { path: '/settings/scheduling', component: RulesPage },
    { path: '/settings/scheduling/blocks', component: BlocksPage },
    { path: '/settings/scheduling/types', component: SessionTypesPage },
    { path: '/settings/scheduling/hours', component: HoursPage },
    { path: '/settings/scheduling/conflicts', component: MatrixPage },
    { path: '/settings/holds', component: HoldSettingsPage },
    { path: '/settings/keys', component: ApiKeysPage },
    { path: '/settings/webhooks', component: WebhooksPage },
    { path: '/settings/webhooks/:webhook', component: WebhookPage },
    { path: '/settings/import', component: ImportPage },
    { path: '/settings/export', component: ExportPage },
  ],
});
