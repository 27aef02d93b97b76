import type { Page, WebSocketRoute } from '@playwright/test';

/** The line between a browser and the studio's server: it can be cut, and joined again. To be laid before the page is opened. */
export async function layCable(page: Page) {
  let cut = false;
  const ends = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/graphql$/, async (socket) => {
    if (cut) return void (await socket.close());
    const server = socket.connectToServer();
    ends.add(socket).add(server);
  });
  await page.route('**/graphql', (route) => (cut ? route.abort('internetdisconnected') : route.continue()));
  return {
    cut: async (): Promise<void> => {
      cut = true;
      const all = [...ends];
      ends.clear();
      await Promise.all(all.map((end) => end.close().catch(() => undefined)));
    },
    join: (): void => {
      cut = false;
    },
  };
}
