import { requestHeaders } from '../graphql/credentials.ts';
import { fetchByHash } from '../graphql/hashes.ts';
import { graphqlText } from '../graphql/text.ts';

/** What is asked and done without a GraphQL client: the tablet on a wall loads none. */
const TABLET = graphqlText(`
  query Tablet($roomId: ID) {
    tablet(roomId: $roomId) {
      roomId
      mayAct
      gear {
        id
        sessionId
        name
      }
    }
  }
`);

const CHECK_IN = graphqlText(`
  mutation TabletCheckIn($input: CheckInBookingInput!) {
    result: checkInBooking(input: $input) {
      __typename
      ... on Error {
        message
      }
      ... on ResourceTaken {
        clashes {
          resourceName
          what
          bookingId
          startsAt
          endsAt
        }
      }
    }
  }
`);

const END = graphqlText(`
  mutation TabletEnd($input: CompleteBookingInput!) {
    result: completeBooking(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

const EXTEND = graphqlText(`
  mutation TabletExtend($input: ExtendBookingInput!) {
    result: extendBooking(input: $input) {
      __typename
      ... on Error {
        message
      }
      ... on ResourceTaken {
        clashes {
          resourceName
          what
          bookingId
          startsAt
          endsAt
        }
      }
    }
  }
`);

const LATE = graphqlText(`
  mutation TabletLate($input: ReportLateInput!) {
    result: reportLate(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

const FAULT = graphqlText(`
  mutation TabletFault($input: ReportUnitBrokenInput!) {
    result: reportUnitBroken(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const ACTS = { checkIn: CHECK_IN, end: END, extend: EXTEND, late: LATE, fault: FAULT };
export type Act = keyof typeof ACTS;

export interface TabletFacts {
  roomId: string;
  mayAct: boolean;
  gear: { id: string; sessionId: string; name: string }[];
}

/** What stands in the way, as far as this tablet may tell. */
export interface Clash {
  resourceName: string;
  what: string;
  bookingId: string | null;
  startsAt: string;
  endsAt: string;
}

interface Refusal {
  message?: string;
  clashes?: Clash[];
}

async function post(query: string, variables: object, key?: string): Promise<Record<string, unknown>> {
  const answer = await fetchByHash('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...requestHeaders(), ...(key ? { 'idempotency-key': key } : {}) },
    credentials: 'same-origin',
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const { data, errors } = (await answer.json()) as { data?: Record<string, unknown> | null; errors?: { message: string }[] };
  if (!data) throw new Error(errors?.[0]?.message ?? 'The studio did not answer.');
  return data;
}

export const askTablet = async (roomId: string | null): Promise<TabletFacts> => (await post(TABLET, { roomId })).tablet as TabletFacts;

/** Does something; null when it is done, otherwise why not. A lost answer is asked for again under the same key, and done once. */
export async function act(which: Act, input: object): Promise<Refusal | null> {
  const key = crypto.randomUUID?.() ?? String(Math.random());
  const send = async (): Promise<Refusal | null> => {
    const result = (await post(ACTS[which], { input }, key)).result as Refusal & { __typename: string };
    return result.message === undefined ? null : result;
  };
  return send().catch(send);
}
