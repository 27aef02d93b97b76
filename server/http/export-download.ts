import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { byteRangeOf } from '../../domain/exporting/export-rules.ts';
import { openExport, type OpenedExport } from '../../domain/exporting/open-export.ts';
import type { Services } from '../../domain/kernel/caller.ts';
import { DomainError, NotAllowed, NotFound, NotSignedIn } from '../../domain/kernel/errors.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { inStudio } from '../../domain/kernel/in-studio.ts';
import { inScope } from '../../domain/kernel/scopes.ts';
import type { Identity } from '../auth/resolve-actor.ts';
import type { Shown } from '../doors.ts';
import { answerJson } from './answer.ts';

const STATUS: Readonly<Record<string, number>> = {
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  EXPORT_NOT_READY: 409,
  EXPORT_GONE: 410,
};

/**
 * GET /export/<UUID>: the packed file of an export, with the session's cookie or an API key that has `exports_read`. A stretch of it
 * (`Range`) lets whoever was cut off go on.
 */
export function exportDownload(services: Services, identify: (request: IncomingMessage, shown?: Shown) => Promise<Identity>) {
  const open = async (request: IncomingMessage, id: string): Promise<OpenedExport> => {
    const row = isId(id) ? await services.db.export.findUnique({ where: { id }, select: { studioId: true } }) : null;
    // A link says no studio: whoever belongs to several is asked for in that of the file.
    const { actor, user, refused } = await identify(request, { studio: row?.studioId ?? null, boardToken: null, apiKey: null });
    if (refused) throw refused;
    if (!actor && !user) throw new NotSignedIn();
    if (!row || actor?.studioId !== row.studioId) throw new NotFound('export', id);
    if (!inScope(actor, 'exports', 'read'))
      throw new NotAllowed('Fetching an export', 'the scope exports_read', 'Ask an owner of the studio for a key that has it.');
    return openExport({ ...services, db: inStudio(services.db, actor.studioId), actor }, id);
  };
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answerJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Fetch the file with GET.' }, { allow: 'GET, HEAD' });
    try {
      await send(await open(request, path.slice('/export/'.length)), request, response);
    } catch (error) {
      if (!(error instanceof DomainError) || response.headersSent) throw error;
      const { code, message } = error;
      const status = STATUS[code] ?? (code.startsWith('API_KEY_') ? 401 : 422);
      answerJson(response, status, { code, message }, status === 401 ? { 'www-authenticate': 'Bearer' } : {});
    }
  };
}

async function send({ fileName, sizeBytes, read }: OpenedExport, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const range = byteRangeOf(request.headers.range, sizeBytes);
  const headers = {
    'content-type': 'application/gzip',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
  };
  if (range === 'unsatisfiable') return void response.writeHead(416, { ...headers, 'content-range': `bytes */${sizeBytes}` }).end();
  const { first, last } = range ?? { first: 0, last: sizeBytes - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'content-length': last - first + 1,
    ...(range && { 'content-range': `bytes ${first}-${last}/${sizeBytes}` }),
  });
  if (request.method === 'HEAD') return void response.end();
  // Whoever goes away ends the reading.
  await pipeline(Readable.from(read({ first, last })), response).catch((error: unknown) => {
    if (!request.destroyed && !response.destroyed) throw error;
  });
}
