import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { keepFile } from './keep-file.js';

/** Until then a program has called all that a start calls; whoever ends before has no use for it. */
const STARTED_MS = 10_000;

/**
 * Runs one of the programs that bundle.js has put together. What V8 has compiled of them is kept beside them: the next process reads it
 * instead of compiling five megabytes again.
 * @param {string} file as bundle.js has named it
 * @param {string} name as in server/main.ts
 */
export async function load(file, name, startedMs = STARTED_MS) {
  const compiled = join(dirname(file), `${name.replaceAll(/\W/g, '-')}.compiled`);
  const cachedData = readIfThere(compiled);
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData && { cachedData }) });
  // Another version of V8, or other settings of it, refuse what is kept.
  if (!cachedData || script.cachedDataRejected) setTimeout(() => keepFile(compiled, script.createCachedData()), startedMs).unref();
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
