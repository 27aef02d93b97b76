/**
 * Everything that must hold, in one command. `npm test -- types unit` runs the steps of these names alone.
 * The last line is always "N passed, N failed, N skipped": a check counts as one, a test as one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireChromium, requireRedis } from './requirements.ts';
import { npmScript, run, type Outcome } from './run-command.ts';
import { playwrightCounts, vitestCounts, type Counts } from './test-counts.ts';

interface Step {
  name: string;
  run(): Promise<Counts>;
}

const reports = mkdtempSync(join(tmpdir(), 'callboard-reports-'));
const passed: Counts = { passed: 1, failed: 0, skipped: 0 };
const failed: Counts = { passed: 0, failed: 1, skipped: 0 };
const one = ({ ok }: Outcome): Counts => (ok ? passed : failed);

const check = (name: string, script: string): Step => ({ name, run: async () => one(await run(name, npmScript(script))) });

const unit = (name: string, env: Record<string, string>): Step => ({
  name,
  run: async () => {
    requireRedis();
    const report = join(reports, `${name}.json`);
    const command = ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return vitestCounts(report, await run(name, command, { env, show: true }));
  },
});

const e2e: Step = {
  name: 'e2e',
  run: async () => {
    const report = join(reports, 'e2e.json');
    const env = { CHROMIUM: requireChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    return playwrightCounts(
      report,
      await run('e2e', ['npx', 'playwright', 'test', '--reporter=list,json', '--pass-with-no-tests'], { env, show: true }),
    );
  },
};

/** Steps of one row do not wait for each other; two at a time is what a small machine carries. */
const ROWS: Step[][] = [
  [check('prisma', 'generate:prisma')],
  [check('schema', 'check:schema'), check('documents', 'generate:graphql')],
  [check('types', 'check:types'), check('imports', 'check:imports')],
  [check('lint', 'check:lint'), check('format', 'check:format')],
  [check('pages', 'build')],
  [unit('unit', {})],
  [unit('unit-redis', { TEST_MODE: 'redis' })],
  [e2e],
];

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const troubled: string[] = [];
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (stopped = true));
try {
  for (const row of ROWS) {
    if (stopped) break;
    const steps = row.filter((step) => wanted.length === 0 || wanted.includes(step.name));
    await Promise.all(
      steps.map(async (step) => {
        const counts = await step.run().catch((error: Error) => {
          console.error(error.message);
          return failed;
        });
        if (counts.failed > 0) troubled.push(step.name, ...(counts.failures ?? []).map((failure) => `  ${failure}`));
        for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
      }),
    );
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
  if (troubled.length > 0) console.log(`\nNot in order:\n${troubled.join('\n')}`);
  process.exitCode = total.failed > 0 || stopped ? 1 : 0;
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
}
