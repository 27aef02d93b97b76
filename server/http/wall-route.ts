import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Logger } from 'pino';
import { allowScripts } from './security-headers.ts';

/** Where client/wall.html wants its first picture. */
const PLACE = '<!--picture-->';
/** A database that is slow must not keep the page: its socket brings the picture later. */
const LONGEST_MS = 2_500;

export interface WallRouteOptions {
  page: string;
  /** What the board of this token shows now, as JSON; null when it opens nothing. */
  picture(request: IncomingMessage, token: string): Promise<string | null>;
  log: Logger;
}

/**
 * A wall's page with its first picture in it. The head goes out at once, so that the browser loads the script while the picture is
 * still being read, and there is no second question to wait for.
 */
export function wallRoute({ page, picture, log }: WallRouteOptions) {
  const [head, tail] = page.includes(PLACE) ? page.split(PLACE, 2) : [page, ''];
  const scripts = [...page.matchAll(/<script>([^<]+)<\/script>/g)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code!).digest('base64')}'`,
  );

  const pictureFor = async (request: IncomingMessage, token: string): Promise<string | null> => {
    let late: NodeJS.Timeout | undefined;
    const given = new Promise<null>((resolve) => (late = setTimeout(() => resolve(null), LONGEST_MS)));
    const read = picture(request, token).catch((error: unknown) => {
      log.warn({ err: error }, 'A wall got its page without a picture');
      return null;
    });
    return Promise.race([read, given]).finally(() => clearTimeout(late));
  };

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' });
      return void response.end();
    }
    allowScripts(response, scripts);
    const { body, encoding } = packing(request, response);
    // Its picture is of this moment alone.
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    });
    if (request.method === 'HEAD') return void response.end();
    body.write(head);
    if ('flush' in body) (body as { flush(): void }).flush();
    const json = tail === '' ? null : await pictureFor(request, path.slice('/b/'.length).replace(/\/.*/s, ''));
    body.end((json === null ? '' : `<script id="picture" type="application/json">${inHtml(json)}</script>`) + tail);
  };
}

/** A title could hold the end of the script; within JSON the sign may be written otherwise. */
const inHtml = (json: string): string => json.replaceAll('<', '\\u003c');

function packing(request: IncomingMessage, response: ServerResponse): { body: Writable; encoding: string | null } {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const packer = /\bbr\b/.test(accepted)
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } })
    : /\bgzip\b/.test(accepted)
      ? createGzip()
      : null;
  if (!packer || request.method === 'HEAD') return { body: response, encoding: null };
  packer.pipe(response);
  // Whoever closes the page in the middle of it ends the packing.
  response.once('close', () => packer.destroy());
  return { body: packer, encoding: /\bbr\b/.test(accepted) ? 'br' : 'gzip' };
}
