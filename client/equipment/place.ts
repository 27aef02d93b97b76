import { lazy } from 'solid-js';
import Mic from 'lucide-solid/icons/mic';
import { place } from '../app/place.ts';
import { useOverdue } from './use-overdue.ts';

const UnitsPage = lazy(() => import('./UnitsPage.tsx'));
const ModelsPage = lazy(() => import('./ModelsPage.tsx'));
const KitsPage = lazy(() => import('./KitsPage.tsx'));

export default place({
  key: 'equipment',
  label: 'Equipment',
  path: '/equipment',
  icon: Mic,
  order: 30,
  jump: 'e',
  visibleTo: (role) => role !== 'client',
  routes: [
    { path: '/equipment', component: UnitsPage },
    { path: '/equipment/models', component: ModelsPage },
    { path: '/equipment/kits', component: KitsPage },
  ],
  useCount: useOverdue,
});
