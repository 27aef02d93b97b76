import { render } from 'solid-js/web';
import './styles/global.css';
import { App } from './app/App.tsx';

render(() => <App />, document.getElementById('app')!);
