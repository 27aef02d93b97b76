import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './cannot-start.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'dist', 'client.stamp');
/** What the pages are made of: the shared rules are among the domain's files. */
const SOURCES = ['client', 'domain', 'schema/schema.graphql', 'vite.config.ts', '.ci', 'package-lock.json'];

/** Builds the pages into dist/client when they are missing or made from other sources. Contents decide: a checkout changes every date. */
export async function buildClient(onProgress: (line: string) => void): Promise<void> {
  const stamp = stampOf(SOURCES);
  if (existsSync(join(ROOT, 'dist', 'client', 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  onProgress('Building the pages');
  rmSync(STAMP, { force: true });
  await run('npm', ['run', 'build:pages']);
  writeFileSync(STAMP, stamp);
}

function stampOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesAt(join(ROOT, path))).sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const filesAt = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/]generated$/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
};

const run = (command: string, args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    // In a group of its own: on Ctrl-C the run that waits for it decides.
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new CannotStart(
            `The pages could not be built; mend what \`npm run build:pages\` says:\n${said.trim().split('\n').slice(-20).join('\n')}`,
          ),
        );
    });
  });
