import { lazy } from 'solid-js';
import UsersRound from 'lucide-solid/icons/users-round';
import { place } from '../app/place.ts';

const CrewPage = lazy(() => import('./CrewPage.tsx'));

export default place({
  key: 'crew',
  label: 'Crew',
  path: '/crew',
  icon: UsersRound,
  order: 50,
  jump: 'r',
  visibleTo: (role) => role !== 'client',
  routes: [{ path: '/crew', component: CrewPage }],
});
