import type { ImportPreview } from '../../domain/importing/import-rules.ts';
import type { ImportReport } from '../../domain/importing/report-rules.ts';
import { requestHeaders } from '../graphql/credentials.ts';
import type { Issue } from '../graphql/refusal.ts';
import { RequestFailed } from '../graphql/request-failed.ts';

/** The report as a page shows it; what became of every single line is in the table to download. */
export type ShownReport = Omit<ImportReport, 'outcomes'>;

export interface Finished {
  report: ShownReport;
  csv: string;
}

/** The server understood and said no, with what to mend. */
export class UploadRefused extends Error {
  readonly issues: readonly Issue[];
  constructor(message: string, issues: readonly Issue[] = []) {
    super(message);
    this.issues = issues;
  }
}

interface Message {
  progress?: { done: number; total: number };
  report?: ShownReport;
  csv?: string;
  refusal?: { message: string; code: string; issues?: Issue[]; requestId?: string };
}

/** Looks at the file. @throws UploadRefused · RequestFailed */
export async function previewFile(file: File): Promise<ImportPreview> {
  return (await post(file, 'preview', {})).json() as Promise<ImportPreview>;
}

/** Sends the file to be tried or imported, and tells how far it is. @throws UploadRefused · RequestFailed */
export async function importFile(
  file: File,
  settings: Record<string, unknown>,
  options: { dryRun: boolean; signal: AbortSignal; onProgress(done: number, total: number): void },
): Promise<Finished> {
  const response = await post(file, options.dryRun ? 'dry-run' : 'import', settings, options.signal);
  for await (const line of linesOf(response)) {
    const message = JSON.parse(line, asDates) as Message;
    if (message.progress) options.onProgress(message.progress.done, message.progress.total);
    if (message.refusal?.requestId) throw new RequestFailed('server', message.refusal.message, message.refusal.requestId);
    if (message.refusal) throw new UploadRefused(message.refusal.message, message.refusal.issues);
    if (message.report) return { report: message.report, csv: message.csv ?? '' };
  }
  throw new RequestFailed('network', 'The connection ended before the import did.', null);
}

async function post(file: File, act: string, settings: Record<string, unknown>, signal?: AbortSignal): Promise<Response> {
  const query = new URLSearchParams({ act, name: file.name, settings: JSON.stringify(settings) });
  const response = await fetch(`/upload/calendar?${query}`, {
    method: 'POST',
    body: file,
    headers: { ...requestHeaders(), 'content-type': 'application/octet-stream' },
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new RequestFailed('network', 'The server cannot be reached.', null);
  });
  if (response.ok) return response;
  const { message, code, issues } = (await response.json().catch(() => ({}))) as Partial<NonNullable<Message['refusal']>>;
  if (response.status === 401) throw new RequestFailed('signed out', 'Your session has ended.', null);
  if (response.status < 500 && message && code) throw new UploadRefused(message, issues);
  throw new RequestFailed('server', `The server answered with status ${response.status}.`, response.headers.get('x-request-id'));
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new RequestFailed('network', 'The connection ended before the import did.', null);
    });
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

const asDates = (key: string, value: unknown): unknown =>
  (key === 'startsAt' || key === 'endsAt') && typeof value === 'string' ? new Date(value) : value;
