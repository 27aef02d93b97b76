import { lazy } from 'solid-js';
import Handshake from 'lucide-solid/icons/handshake';
import { place } from '../app/place.ts';

const ClientsPage = lazy(() => import('./ClientsPage.tsx'));

export default place({
  key: 'clients',
  label: 'Clients',
  path: '/clients',
  icon: Handshake,
  order: 60,
  jump: 'c',
  visibleTo: (role) => role !== 'client',
  routes: [{ path: '/clients', component: ClientsPage }],
});
