import { lazy } from 'solid-js';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import { place } from '../app/place.ts';

const TabletRooms = lazy(() => import('../tablet/TabletRooms.tsx'));
const RoomTablet = lazy(() => import('../tablet/RoomTablet.tsx'));
const BoardPage = lazy(() => import('./BoardPage.tsx'));

export default place({
  key: 'board',
  label: 'Board',
  path: '/board',
  icon: LayoutDashboard,
  order: 10,
  jump: 'b',
  routes: [{ path: '/board', component: BoardPage }],
  full: [
    { path: '/tablet', component: TabletRooms },
    { path: '/tablet/:room', component: RoomTablet },
  ],
});
