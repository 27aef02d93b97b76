import { lazy } from 'solid-js';
import ScrollText from 'lucide-solid/icons/scroll-text';
import { place } from '../app/place.ts';

const ActivityPage = lazy(() => import('./ActivityPage.tsx'));

export default place({
  key: 'activity',
  label: 'Activity',
  path: '/activity',
  icon: ScrollText,
  order: 85,
  jump: 'a',
  visibleTo: (role) => role !== 'client',
  routes: [{ path: '/activity', component: ActivityPage }],
});
