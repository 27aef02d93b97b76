import { render } from 'solid-js/web';
import './wall.css';
import './wall-theme.ts';
import { WallPage } from './WallPage.tsx';

render(() => <WallPage />, document.getElementById('wall')!);
