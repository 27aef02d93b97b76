import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Until then a program has called all that a start calls; whoever ends before has no use for it. */
const STARTED_MS = 10_000;

/**
 * Runs one of the programs that bundle.js has put together. What V8 has compiled of them is kept beside them: the next process reads it
 * instead of compiling five megabytes again, which is a third of a server's start.
 * @param {string} file as bundle.js has named it
 * @param {string} name as in server/main.ts
 */
export async function load(file, name, startedMs = STARTED_MS) {
  const compiled = join(dirname(file), `${name.replaceAll(/\W/g, '-')}.compiled`);
  const cachedData = readIfThere(compiled);
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData && { cachedData }) });
  // Another version of V8, or other settings of it, refuse what is kept.
  if (!cachedData || script.cachedDataRejected) setTimeout(() => keep(compiled, script.createCachedData()), startedMs).unref();
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module);
  await module.exports.programs[name]();
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: others may be reading. Without it a start is slower, and nothing else. */
function keep(path, data) {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}
