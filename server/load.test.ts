import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { load } from './load.js';

const PROGRAM = `(function (exports, require, module) {
  const { appendFileSync } = require('node:fs');
  exports.programs = { 'a/main.ts': async () => appendFileSync(FILE, 'ran ') };
})`;

test('a program runs whether or not what V8 made of it is kept, and whatever stands in its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const said = join(folder, 'said');
  const file = join(folder, 'programs.cjs');
  const kept = join(folder, 'a-main-ts.compiled');
  writeFileSync(file, PROGRAM.replace('FILE', JSON.stringify(said)));
  const runs = (): number => (existsSync(said) ? statSync(said).size / 'ran '.length : 0);

  await load(file, 'a/main.ts', 0);
  expect(runs()).toBe(1);
  await expect.poll(() => existsSync(kept)).toBe(true);
  const { mtimeMs, size } = statSync(kept);
  await load(file, 'a/main.ts', 0);
  expect([runs(), statSync(kept).mtimeMs]).toEqual([2, mtimeMs]);

  // Another version of Node would refuse what is kept in the same way, and write its own.
  writeFileSync(kept, 'no work of V8');
  appendFileSync(file, '// another text, which this process has not compiled yet');
  await load(file, 'a/main.ts', 0);
  expect(runs()).toBe(3);
  await expect.poll(() => statSync(kept).size).toBeGreaterThanOrEqual(size);
});
