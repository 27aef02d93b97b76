import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { readBuiltFiles, sendBuiltFile } from './built-files.ts';

export interface StaticFiles {
  /** The wall's page, and the subscription that it opens with; null before the pages are built. */
  wall: { page: string; query: string | null };
  /** Answers with a file or, for an address of the app, with its page. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): void;
  /** Changes with every build of the client; open pages reload when theirs is another. */
  build: string;
}

/** The built client: hashed assets are kept forever by browsers, pages are asked for anew each time. */
export function staticFiles(folder: string): StaticFiles {
  const read = (name: string): string | null => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
  const pages = { app: read('index.html') ?? UNBUILT, wall: read('wall.html') ?? UNBUILT };
  const build = createHash('sha256').update(pages.app).update(pages.wall).digest('base64url').slice(0, 16);
  // A page that was on its way while another build was put in its place can tell.
  const marked = (page: string): string => page.replace('<head>', `<head><meta name="build" content="${build}">`);
  const app = marked(pages.app);
  const files = readBuiltFiles(folder);

  return {
    build,
    wall: { page: marked(pages.wall), query: read('wall.graphql') },
    serve(request, response, path) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD' });
        return void response.end();
      }
      const isPage = path === '/' || (!/\.[a-z0-9]+$/i.test(path) && !path.startsWith('/assets/'));
      if (isPage) return sendPage(response, app);
      const file = files.get(path);
      if (!file) return notFound(response);
      sendBuiltFile(request, response, file, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  };
}

const UNBUILT =
  '<!doctype html><title>Callboard</title><p>The pages are not built yet. Run <code>npm run build</code>, or start with <code>npm start</code>.</p>';

function sendPage(response: ServerResponse, page: string): void {
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  const headers = { 'cache-control': 'no-cache', etag };
  if (response.req.headers['if-none-match'] === etag) {
    response.writeHead(304, headers);
    return void response.end();
  }
  response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(page) });
  response.end(response.req.method === 'HEAD' ? undefined : page);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('There is nothing at this address.');
}
