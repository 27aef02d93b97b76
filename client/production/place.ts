import { lazy } from 'solid-js';
import Clapperboard from 'lucide-solid/icons/clapperboard';
import { place } from '../app/place.ts';

const PipelinePage = lazy(() => import('./PipelinePage.tsx'));
const ProjectListPage = lazy(() => import('./ProjectListPage.tsx'));

export default place({
  key: 'production',
  label: 'Projects',
  path: '/projects',
  icon: Clapperboard,
  order: 40,
  jump: 'p',
  visibleTo: (role) => role !== 'client',
  routes: [
    { path: '/projects', component: PipelinePage },
    { path: '/projects/list', component: ProjectListPage },
  ],
});
