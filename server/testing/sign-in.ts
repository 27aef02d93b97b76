import { anotherDatabase } from '../../prisma/testing/more-databases.ts';
import { aServer, type Served } from './a-server.ts';

export const PASSWORD = 'a long enough password';

const input = (more: object = {}) => ({
  studioName: 'Northlight',
  kind: 'podcast',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  rooms: [{ name: 'Studio A', kind: 'podcast_room' }],
  ownerName: 'Olga',
  email: 'Olga@Northlight.test',
  password: PASSWORD,
  ...more,
});

const SET_UP = `mutation ($input: SetUpStudioInput!) { setUpStudio(input: $input) {
  __typename ... on Error { message } ... on InvalidInput { issues { path message } } } }`;

type SetUp = { setUpStudio: { __typename: string; message?: string; issues?: { path: string }[] } };

/** Makes the studio and its owner, Olga. */
export const setUp = (served: Served, more: object = {}, headers: Record<string, string> = {}) =>
  served.ask<SetUp>(SET_UP, { variables: { input: input(more) }, headers }).then(({ data }) => data!.setUpStudio);

/** A server without a studio. */
export const empty = async (wishes: Parameters<typeof aServer>[0] = {}) => aServer({ databaseUrl: await anotherDatabase(), ...wishes });

/** Calls the sign-in as a browser does. */
export async function auth(
  served: Served,
  path: string,
  body: object,
  cookie = '',
): Promise<{ status: number; cookie: string; attributes: string; text: string }> {
  const response = await fetch(`${served.url}/auth${path}`, {
    method: 'POST',
    // As browsers do; without it the library takes a fetch for a page that hides where it comes from.
    headers: { 'content-type': 'application/json', origin: served.url, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  const set = response.headers.get('set-cookie') ?? '';
  return { status: response.status, cookie: set.split(';')[0]!, attributes: set, text: await response.text() };
}

/** Who a cookie is. */
export const viewer = async (served: Served, cookie: string) =>
  (await served.ask<{ viewer: { name: string; role: string | null } | null }>('{ viewer { name role } }', { headers: { cookie } })).data
    ?.viewer;

/** Opens a link from a mail as a browser does: where it leads, and the session that it gives. */
export async function open(link: string): Promise<{ status: number; to: string; session: string }> {
  const arrival = await fetch(link, { redirect: 'manual' });
  const set = arrival.headers.get('set-cookie') ?? '';
  return {
    status: arrival.status,
    to: arrival.headers.get('location') ?? '',
    session: set.includes('session_token') ? set.split(';')[0]! : '',
  };
}
