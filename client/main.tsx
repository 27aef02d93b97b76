import { render } from 'solid-js/web';
import './styles/global.css';
import { App } from './app/App.tsx';

const app = document.getElementById('app')!;
// What the page says until its script is here.
app.replaceChildren();
render(() => <App />, app);
