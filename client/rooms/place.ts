import { lazy } from 'solid-js';
import DoorOpen from 'lucide-solid/icons/door-open';
import { place } from '../app/place.ts';

const RoomsPage = lazy(() => import('./RoomsPage.tsx'));

export default place({
  key: 'rooms',
  label: 'Rooms',
  path: '/rooms',
  icon: DoorOpen,
  order: 70,
  jump: 'o',
  visibleTo: (role) => role !== 'client',
  routes: [{ path: '/rooms', component: RoomsPage }],
});
