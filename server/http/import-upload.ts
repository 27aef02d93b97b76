import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../../domain/kernel/caller.ts';
import { inStudio } from '../../domain/kernel/in-studio.ts';
import { DomainError, InvalidInput, NotAllowed } from '../../domain/kernel/errors.ts';
import { importCalendar } from '../../domain/importing/import-calendar.ts';
import type { ImportSettingsInput } from '../../domain/importing/import-settings.ts';
import { MOST_BYTES } from '../../domain/importing/import-rules.ts';
import { previewImport } from '../../domain/importing/preview-import.ts';
import { reportCsv } from '../../domain/importing/report-csv.ts';
import type { Identity } from '../auth/resolve-actor.ts';
import { answerJson, BodyTooLarge, readBody } from './answer.ts';
import { currentRequestId } from './request-scope.ts';

/** A file as such, not a form: a page elsewhere cannot send it without the browser asking us first. */
const FILE_TYPE = 'application/octet-stream';
const ACTS = ['preview', 'dry-run', 'import'] as const;
type Act = (typeof ACTS)[number];

/**
 * POST /upload/calendar?act=preview|dry-run|import&name=…&settings=<JSON>: the body is the file.
 * A preview answers with JSON. The others answer with a JSON text per line: `{"progress":{done,total}}` as it goes on, last
 * `{"report":…,"csv":…}` or `{"refusal":{code,message,issues}}`. Who closes the connection stops the import after the batch being written;
 * sending the file again goes on from there.
 */
export function importUpload(services: Services, identify: (request: IncomingMessage) => Promise<Identity>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://callboard');
    const act = url.searchParams.get('act') as Act;
    if (request.method !== 'POST') return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Send the file as POST.');
    if ((request.headers['content-type'] ?? '').split(';', 1)[0]!.trim() !== FILE_TYPE)
      return refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE', `Send the file itself, with the header content-type: ${FILE_TYPE}.`);
    if (!ACTS.includes(act)) return refuse(response, 400, 'BAD_REQUEST', 'Say what to do: act=preview, act=dry-run or act=import.');
    const settings = settingsOf(url.searchParams.get('settings'));
    if (settings === undefined) return refuse(response, 400, 'BAD_REQUEST', 'The settings are not JSON, or they were cut off.');
    const { actor } = await identify(request);
    if (!actor) return refuse(response, 401, 'NOT_SIGNED_IN', 'Sign in first.');
    // It writes in more functions than any one scope names.
    if (actor.kind === 'key')
      return refuse(response, 403, 'NOT_ALLOWED', 'Importing takes a person who is signed in. Book with mutations.');

    const bytes = await readFile(request, response);
    if (!bytes) return;
    const caller = { ...services, db: inStudio(services.db, actor.studioId), actor };
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const line = (value: unknown) => {
      if (!response.headersSent)
        response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      if (!response.destroyed) response.write(`${JSON.stringify(value)}\n`);
    };
    try {
      if (act === 'preview') return answerJson(response, 200, previewImport(caller, bytes));
      const report = await importCalendar(caller, bytes, settings as ImportSettingsInput, {
        fileName: url.searchParams.get('name') ?? '',
        dryRun: act === 'dry-run',
        signal: gone.signal,
        onProgress: (done, total) => line({ progress: { done, total } }),
      });
      // Every line is in the table that is downloaded; the page shows what needs attention.
      const { outcomes: _outcomes, ...shown } = report;
      line({ report: shown, csv: reportCsv(report) });
      response.end();
    } catch (error) {
      if (!(error instanceof DomainError)) {
        if (!response.headersSent) throw error;
        line({
          refusal: {
            code: 'INTERNAL_SERVER_ERROR',
            message: 'Something went wrong on our side. Import the file again: it goes on where it stood.',
            requestId: currentRequestId(),
          },
        });
        response.end();
        throw error;
      }
      const refusal = { code: error.code, message: error.message, issues: error instanceof InvalidInput ? error.issues : [] };
      if (!response.headersSent) return answerJson(response, error instanceof NotAllowed ? 403 : 422, refusal);
      line({ refusal });
      response.end();
    }
  };
}

const refuse = (response: ServerResponse, status: number, code: string, message: string): void =>
  // The file may still be on its way; it is not read.
  answerJson(response, status, { code, message, issues: [] }, { connection: 'close' });

function settingsOf(text: string | null): unknown {
  if (text === null) return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readFile(request: IncomingMessage, response: ServerResponse): Promise<Uint8Array | null> {
  try {
    return await readBody(request, MOST_BYTES);
  } catch (error) {
    if (error instanceof BodyTooLarge) refuse(response, 413, 'TOO_LARGE', 'The file is larger than 20 MB. Export a shorter time.');
    else if (request.errored || request.destroyed) response.destroy();
    else throw error;
    return null;
  }
}
