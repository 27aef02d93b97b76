/**
 * Runs one of Callboard's programs: node server/run.js server/start.ts [options]
 * Plain JavaScript, because it comes before anything that understands TypeScript.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled } from './bundle.js';
import { load } from './load.js';

const [node, , name = '', ...options] = process.argv;
const source = fileURLToPath(new URL(`../${name}`, import.meta.url));
process.argv = [node, source, ...options];

// A program that another one started ends in good order when that one is gone, even by `kill -9`.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

const file = await bundled(name);
// What a library will drop some day concerns whoever develops Callboard, not whoever starts it: `npm run dev` and the tests show it.
process.noDeprecation = true;
if (file !== null) await load(file, name);
else {
  await import('tsx/esm');
  await import(pathToFileURL(source).href);
}
