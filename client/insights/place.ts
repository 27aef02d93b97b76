import { lazy } from 'solid-js';
import ChartNoAxesColumn from 'lucide-solid/icons/chart-no-axes-column';
import { place } from '../app/place.ts';
import { seesInsights } from './views.ts';

const RoomsPage = lazy(() => import('./RoomsPage.tsx'));
const ProjectsPage = lazy(() => import('./ProjectsPage.tsx'));
const FirstPage = lazy(() => import('./FirstPage.tsx'));

export default place({
  key: 'insights',
  label: 'Insights',
  path: '/insights',
  icon: ChartNoAxesColumn,
  order: 80,
  jump: 'i',
  visibleTo: seesInsights,
  routes: [
    { path: '/insights', component: FirstPage },
    { path: '/insights/rooms', component: RoomsPage },
    { path: '/insights/projects', component: ProjectsPage },
  ],
});
