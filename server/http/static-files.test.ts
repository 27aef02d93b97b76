import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { staticFiles } from './static-files.ts';

test('open pages find the rest of their build after the next one took its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-built-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Callboard</title>');
  writeFileSync(join(folder, 'assets/page-1.js'), 'export const page = 1;');
  writeFileSync(join(folder, 'assets/page-1.js.gz'), gzipSync('export const page = 1;'));
  const files = staticFiles(folder);
  const server = createServer((request, response) => files.serve(request, response, new URL(request.url!, 'http://localhost').pathname));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
  try {
    rmSync(folder, { recursive: true });
    const packed = await at('/assets/page-1.js', { 'accept-encoding': 'gzip' });
    expect([packed.status, packed.headers.get('content-encoding'), packed.headers.get('cache-control')]).toEqual([
      200,
      'gzip',
      'public, max-age=31536000, immutable',
    ]);
    expect(await packed.text()).toBe('export const page = 1;');
    const plain = await at('/assets/page-1.js', { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'export const page = 1;']);
    expect((await at('/assets/page-1.js', { 'if-none-match': plain.headers.get('etag')! })).status).toBe(304);
    expect(await (await at('/clients?open=x')).text()).toContain('<title>Callboard</title>');
    expect((await at('/assets/page-2.js')).status).toBe(404);
    expect((await at('/..%2f..%2fetc%2fpasswd.js')).status).toBe(404);
  } finally {
    server.close();
  }
});
