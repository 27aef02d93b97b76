import { buildClient } from './build-client.ts';
import { leave } from './cannot-start.ts';

/** `npm run build`: what a start needs, made beforehand. Does nothing when it is there and fresh. */
await buildClient((line) => console.log(line)).catch(leave);
