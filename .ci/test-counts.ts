import { existsSync, readFileSync } from 'node:fs';
import type { Outcome } from './run-command.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const vitestCounts = (report: string, outcome: Outcome): Counts =>
  counted(report, outcome, (read) => ({
    passed: read.numPassedTests!,
    failed: read.numFailedTests!,
    skipped: read.numPendingTests! + read.numTodoTests!,
  }));

export const playwrightCounts = (report: string, outcome: Outcome): Counts =>
  counted(report, outcome, ({ stats }) => ({ passed: stats.expected! + stats.flaky!, failed: stats.unexpected!, skipped: stats.skipped! }));

type Report = Record<string, number> & { stats: Record<string, number> };

function counted(report: string, { ok }: Outcome, read: (report: Report) => Counts): Counts {
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  // A file that did not load and an error outside a test fail the run without failing a test.
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
