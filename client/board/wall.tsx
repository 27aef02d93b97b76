import { lazy, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import './wall.css';
import './wall-theme.ts';
import { WallPage } from './WallPage.tsx';

/** The tablet of a room is loaded where it is asked for; a wall never needs it. */
const WallTablet = lazy(() => import('../tablet/WallTablet.tsx'));
const isTablet = /^\/b\/[^/]+\/room\/?$/.test(location.pathname);

render(() => <Suspense>{isTablet ? <WallTablet /> : <WallPage />}</Suspense>, document.getElementById('wall')!);
