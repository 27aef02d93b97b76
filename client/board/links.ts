import { placesFor } from '../app/places.ts';
import { member } from '../app/viewer.ts';
import type { LinkTo } from './Board.tsx';

const ADDRESSES = { room: '/rooms?open=', session: '/schedule?open=', project: '/projects?open=', gear: '/equipment' } as const;

/** Where a record on the board opens inside the app; nowhere for those who do not see that place. */
export const linkTo: LinkTo = (kind, id) => {
  const address = ADDRESSES[kind];
  const [path] = address.split('?');
  return placesFor(member().role).some((place) => place.path === path) ? address + encodeURIComponent(id) : undefined;
};
