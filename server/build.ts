import { buildClient } from './build-client.ts';
import { bundled } from './bundle.js';
import { leave } from './cannot-start.ts';

/** `npm run build`: what a start needs, made beforehand. Does nothing when it is there and fresh. */
try {
  await bundled('server/start.ts');
  await buildClient((line) => console.log(line));
} catch (error) {
  leave(error);
}
