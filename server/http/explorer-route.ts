import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

const FILES: Record<string, [file: string, type: string]> = {
  '/explore': ['explore.html', 'text/html'],
  '/explore/': ['explore.html', 'text/html'],
  '/explore/explore.js': ['explore.js', 'text/javascript'],
  '/explore/explore.css': ['explore.css', 'text/css'],
};

/** The API's reference and a place to try it. It is served from here, so it works without a network. */
export function explorerRoute(): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const files = new Map(
    Object.entries(FILES).map(([path, [file, type]]) => [path, { type, body: readFileSync(new URL(`explorer/${file}`, import.meta.url)) }]),
  );
  return (request, response, path) => {
    const file = files.get(path);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404);
      return void response.end();
    }
    response.writeHead(200, { 'content-type': `${file.type}; charset=utf-8`, 'cache-control': 'no-cache' });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };
}
