import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { SignIn } from '../server/demo-sign-ins.ts';
import type { Product } from './support/product.ts';

/** Asks the API of the product at this address; neither an error nor a refusal is an answer. */
export async function ask<Data = Record<string, never>>(
  api: APIRequestContext,
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const answer = await api.post(`${url}/graphql`, { data: { query, variables }, headers: { origin: url } });
  const { data, errors } = (await answer.json()) as { data: Record<string, { code?: string; message?: string }>; errors?: unknown };
  expect(errors, query).toBeUndefined();
  for (const result of Object.values(data)) expect(result?.code, result?.message).toBeUndefined();
  return data as Data;
}

/** What a story is not about is prepared through the API, as whoever is signed in on the page. */
export const askAs = <Data = Record<string, never>>(
  page: Page,
  { url }: Pick<Product, 'url'>,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Data> => ask<Data>(page.request, url, query, variables);

/** Ids by name of what the studio has. */
export async function roomIds(page: Page, product: Pick<Product, 'url'>): Promise<Record<string, string>> {
  const { rooms } = await askAs<{ rooms: { nodes: { id: string; name: string }[] } }>(
    page,
    product,
    '{ rooms(first: 50) { nodes { id name } } }',
  );
  return Object.fromEntries(rooms.nodes.map(({ id, name }) => [name, id]));
}

/** Books as `bookSession` does; answers its id. */
export async function bookAs(page: Page, product: Pick<Product, 'url'>, input: Record<string, unknown>): Promise<string> {
  const { bookSession } = await askAs<{ bookSession: { id: string } }>(
    page,
    product,
    'mutation ($input: BookSessionInput!) { bookSession(input: $input) { ... on Booking { id } ... on Error { code message } } }',
    { input },
  );
  return bookSession.id;
}

/** The demo's other coordinator: `signedIn('coordinator', withOther(product))`. */
export function withOther(product: Product): Product {
  const [, other] = product.signIns.filter(({ role }) => role.toLowerCase() === 'coordinator');
  return { ...product, signIn: (): SignIn => other! };
}
