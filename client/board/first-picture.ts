import { requestHeaders } from '../graphql/credentials.ts';
import { setServerTime } from '../time/clock.ts';
import { BOARD, type BoardPayload } from './board-document.ts';

/**
 * Asked for while the page is still being read, and over plain HTTP: it comes packed and in one go, where a socket would take three
 * turns first. Null when it does not come; the socket brings the picture then.
 */
export const firstPicture: Promise<BoardPayload | null> = ask();

async function ask(): Promise<BoardPayload | null> {
  try {
    const sentAt = Date.now();
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...requestHeaders() },
      body: JSON.stringify({ query: BOARD }),
      // A server that only looks alive must not keep the wall dark.
      signal: AbortSignal.timeout(5_000),
    });
    const { data } = (await answer.json()) as { data?: { board?: BoardPayload; serverTime?: string } };
    if (data?.serverTime) setServerTime(data.serverTime, sentAt);
    return data?.board ?? null;
  } catch {
    return null;
  }
}
