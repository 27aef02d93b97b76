import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What pages may do: only load what this house serves. Sockets are named because older Safari does not count them to `self`.
 * A wall board may stand in a frame, as signage players show pages; it has nothing that could be clicked by deceit.
 */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse, path: string, publicUrl: string): void {
  const { host = '' } = request.headers;
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  const isBoard = path.startsWith('/b/');
  response.setHeader(
    'content-security-policy',
    [
      "default-src 'self'",
      // Widgets are placed by style attributes.
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src 'self'${sockets}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${isBoard ? '*' : "'none'"}`,
    ].join('; '),
  );
  response.setHeader('x-content-type-options', 'nosniff');
  // A board's address is its key: it must not travel to other sites.
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('permissions-policy', 'geolocation=(), microphone=(), payment=()');
  if (!isBoard) response.setHeader('x-frame-options', 'DENY');
  if (publicUrl.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000');
}

/** Lets these scripts run although they stand in the page itself: by the hash of their text. */
export function allowScripts(response: ServerResponse, hashes: readonly string[]): void {
  if (hashes.length === 0) return;
  const policy = String(response.getHeader('content-security-policy'));
  response.setHeader('content-security-policy', `${policy}; script-src 'self' ${hashes.join(' ')}`);
}
