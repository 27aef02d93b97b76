/**
 * The committed schema/schema.graphql and schema/authorization.txt are what the code says, and the schema takes nothing away from those who use the API:
 * what is deprecated goes from the day it names (schema/shared/deprecated.ts), any other break is announced by its message in schema/breaking-changes.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { brokenPromises } from '../schema/shared/schema-promises.ts';
import { printed } from './printed-schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILE = 'schema/schema.graphql';

const git = (...args: string[]): string | null => {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 });
  } catch {
    return null; // no repository, or the revision has no such file
  }
};

const committed = readFileSync(`${root}${FILE}`, 'utf8');
const problems: string[] = [];
for (const [file, text] of Object.entries(await printed()))
  if (!existsSync(`${root}${file}`) || readFileSync(`${root}${file}`, 'utf8') !== text)
    problems.push(`${file} is not what the code says; run \`npm run generate:schema\` and commit it.`);

// While it is being changed it is compared with the last commit, afterwards with the one before.
const last = git('show', `HEAD:${FILE}`);
const before = last === committed ? git('show', `HEAD^:${FILE}`) : last;
const announced = existsSync(`${root}schema/breaking-changes.md`) ? readFileSync(`${root}schema/breaking-changes.md`, 'utf8') : '';
if (before)
  problems.push(
    ...brokenPromises(buildSchema(before), buildSchema(committed), { announced, today: new Date().toISOString().slice(0, 10) }),
  );
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
