import { request, test as plain, expect, type APIRequestContext, type Page } from '@playwright/test';
import { ask as askThrough } from './ask.ts';
import { startProduct, type Product } from './support/product.ts';

const PASSWORD = 'a long enough password';
export const OWNER = { email: 'ana@northlight.example', password: PASSWORD };

export const ROOMS = ['Studio A', 'Studio B', 'Vocal booth', 'Edit bay 1'];

/** One Callboard with one studio for all stories of the board; each cancels what it booked. */
export const test = plain.extend<{ studio: BoardStudio }, { product: Product; opened: BoardStudio }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const product = await startProduct({ empty: true });
      await use(product);
      await product.discard();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  opened: [async ({ product }, use) => use(await aBoardStudio(product, ROOMS)), { scope: 'worker', timeout: 60_000 }],
  studio: async ({ opened }, use) => {
    await use(opened);
    await opened.clear();
  },
});
export { expect };

/** A new studio with rooms, its owner signed in, and a board link: what the stories of the wall begin with. */
export interface BoardStudio {
  api: APIRequestContext;
  ask<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  rooms: Record<string, string>;
  link: { id: string; url: string };
  newLink(privacy: string): Promise<{ id: string; url: string }>;
  /** Minutes from now. A session that was checked in keeps its past, so each story that does so has a room of its own. */
  book(room: string, from: number, to: number, more?: Record<string, unknown>): Promise<string>;
  step(mutation: string, bookingId: string): Promise<void>;
  signIn(page: Page): Promise<void>;
  /** Ends or calls off what was booked. */
  clear(): Promise<void>;
}

export async function aBoardStudio(product: Product, rooms = ['Studio A', 'Vocal booth']): Promise<BoardStudio> {
  const api = await request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
  const ask = <Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<Data> =>
    askThrough<Data>(api, product.url, query, variables);
  await ask('mutation ($input: SetUpStudioInput!) { setUpStudio(input: $input) { __typename ... on Error { code message } } }', {
    input: {
      studioName: 'Northlight Studios',
      kind: 'podcast',
      zone: 'Europe/London',
      currency: 'GBP',
      rooms: rooms.map((name) => ({ name, kind: 'recording_room' })),
      ownerName: 'Ana Reyes',
      ...OWNER,
    },
  });
  const signedIn = await api.post('/auth/sign-in/email', { data: OWNER });
  expect(signedIn.ok(), await signedIn.text()).toBe(true);
  const { board } = await ask<{ board: { rooms: { id: string; name: string }[] } }>('{ board { rooms { id name } } }');
  const ids = Object.fromEntries(board.rooms.map((room) => [room.name, room.id]));

  const newLink = async (privacy: string) =>
    (
      await ask<{ createBoardLink: { id: string; url: string } }>(
        'mutation ($input: CreateBoardLinkInput!) { createBoardLink(input: $input) { ... on BoardLink { id url } ... on Error { code message } } }',
        { input: { name: `Wall ${privacy}`, privacy } },
      )
    ).createBoardLink;

  const booked: string[] = [];
  const step = async (mutation: string, bookingId: string): Promise<void> => {
    const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    await ask(`mutation ($input: ${name}!) { ${mutation}(input: $input) { __typename ... on Error { code message } } }`, {
      input: { bookingId },
    });
  };
  return {
    api,
    ask,
    rooms: ids,
    link: await newLink('everything'),
    newLink,
    book: async (room, from, to, more = {}) => {
      const minute = Math.floor(Date.now() / 60_000);
      const at = (offset: number) => new Date((minute + offset) * 60_000).toISOString();
      const { bookSession } = await ask<{ bookSession: { id: string } }>(
        'mutation ($input: BookSessionInput!) { bookSession(input: $input) { ... on Booking { id } ... on Error { code message } } }',
        {
          input: {
            title: 'Harbour Nights',
            startsAt: at(from),
            endsAt: at(to),
            setupMinutes: 0,
            teardownMinutes: 0,
            rooms: [ids[room]],
            ...more,
          },
        },
      );
      booked.push(bookSession.id);
      return bookSession.id;
    },
    step,
    signIn: async (page) => {
      const answer = await page.request.post(`${product.url}/auth/sign-in/email`, { data: OWNER, headers: { origin: product.url } });
      expect(answer.ok()).toBe(true);
    },
    clear: async () => {
      for (const id of booked.splice(0)) {
        const { node } = await ask<{ node: { state: string } }>('query ($id: ID!) { node(id: $id) { ... on Booking { state } } }', { id });
        if (node.state === 'in_session') await step('completeBooking', id);
        else if (!['completed', 'no_show'].includes(node.state)) await step('cancelBooking', id);
      }
    },
  };
}
