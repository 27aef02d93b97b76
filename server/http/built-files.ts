import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};
/** The better first. */
const PACKED = [
  { suffix: '.br', encoding: 'br' },
  { suffix: '.gz', encoding: 'gzip' },
] as const;

interface BuiltFile {
  etag: string;
  type: string;
  bodies: { encoding: 'br' | 'gzip' | null; body: Buffer }[];
}

/**
 * The files of one build by their addresses, held in memory (about two megabytes): the next build may replace the folder while this
 * process runs, and pages that are open still find the parts of theirs that they have not loaded yet.
 */
export function readBuiltFiles(folder: string): ReadonlyMap<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  if (!existsSync(folder)) return files;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(names);
  for (const name of names) {
    if (PACKED.some(({ suffix }) => name.endsWith(suffix))) continue;
    const plain = readFileSync(name);
    files.set(`/${relative(folder, name).split(sep).join('/')}`, {
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      type: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
      bodies: [
        ...PACKED.filter(({ suffix }) => known.has(name + suffix)).map(({ suffix, encoding }) => ({
          encoding,
          body: readFileSync(name + suffix),
        })),
        { encoding: null, body: plain },
      ],
    });
  }
  return files;
}

export function sendBuiltFile(request: IncomingMessage, response: ServerResponse, file: BuiltFile, cacheControl: string): void {
  const headers = { 'cache-control': cacheControl, etag: file.etag, vary: 'accept-encoding' };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers);
    return void response.end();
  }
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const { encoding, body } = file.bodies.find((one) => one.encoding === null || new RegExp(`\\b${one.encoding}\\b`).test(accepted))!;
  response.writeHead(200, {
    ...headers,
    'content-type': file.type,
    'content-length': body.length,
    ...(encoding && { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
