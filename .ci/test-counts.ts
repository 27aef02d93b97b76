import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Outcome } from './run-command.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** What each test that failed is called, with its file. */
  failures?: string[];
}

export const vitestCounts = (report: string, outcome: Outcome): Counts =>
  counted(report, outcome, (read) => ({
    passed: read.numPassedTests!,
    failed: read.numFailedTests!,
    skipped: read.numPendingTests! + read.numTodoTests!,
    failures: read.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${relative(process.cwd(), name)}: ${fullName}`),
    ),
  }));

export const playwrightCounts = (report: string, outcome: Outcome): Counts =>
  counted(report, outcome, ({ stats, suites }) => ({
    passed: stats.expected! + stats.flaky!,
    failed: stats.unexpected!,
    skipped: stats.skipped!,
    failures: specsOf({ suites, specs: [] })
      .filter(({ ok }) => !ok)
      .map(({ file, title }) => `${file}: ${title}`),
  }));

interface Suite {
  suites?: Suite[];
  specs: { ok: boolean; file: string; title: string }[];
}
const specsOf = ({ suites = [], specs }: Suite): Suite['specs'] => [...specs, ...suites.flatMap(specsOf)];

type Report = Record<string, number> & {
  stats: Record<string, number>;
  suites: Suite[];
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
};

function counted(report: string, { ok }: Outcome, read: (report: Report) => Counts): Counts {
  const counts: Counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  // A file that did not load and an error outside a test fail the run without failing a test.
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
