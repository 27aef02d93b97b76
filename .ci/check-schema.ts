/**
 * The committed schema/schema.graphql and schema/authorization.txt are what the code says, and the schema takes nothing away from those who use the API:
 * a break that is meant is announced by its message in schema/breaking-changes.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';
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
if (before) {
  for (const { description } of findBreakingChanges(buildSchema(before), buildSchema(committed))) {
    if (!announced.includes(description))
      problems.push(`${description} That breaks clients; if it is meant, announce this sentence in schema/breaking-changes.md.`);
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
