import type { LinkTo } from './Board.tsx';

/** Where the records on the board open inside the app. */
export const linkTo: LinkTo = (kind, id) => {
  switch (kind) {
    case 'room':
      return `/rooms?open=${id}`;
    case 'session':
      return `/schedule?session=${id}`;
    case 'project':
      return `/projects?open=${id}`;
    case 'gear':
      return '/equipment';
  }
};
