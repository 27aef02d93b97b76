import { lazy } from 'solid-js';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import { place } from '../app/place.ts';

const SchedulePage = lazy(() => import('./SchedulePage.tsx'));
const PrintDay = lazy(() => import('./PrintDay.tsx'));

export default place({
  key: 'schedule',
  label: 'Schedule',
  path: '/schedule',
  icon: CalendarDays,
  order: 20,
  jump: 's',
  routes: [
    { path: '/schedule', component: SchedulePage },
    { path: '/schedule/print', component: PrintDay },
  ],
});
