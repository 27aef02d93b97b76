import { ask } from '../graphql/client.ts';
import { graphql } from '../graphql/generated/gql.ts';
import type { Option } from '../ui/Combobox.tsx';
import { format } from '../time/format.ts';

const FIRST = 20;

const PickPeopleDocument = graphql(`
  query PickPeople($search: String, $first: Int!) {
    people(search: $search, first: $first) {
      nodes {
        id
        name
        jobTitle
      }
    }
  }
`);

const PickClientsDocument = graphql(`
  query PickClients($search: String, $first: Int!) {
    clients(search: $search, first: $first) {
      nodes {
        id
        name
        contactName
      }
    }
  }
`);

const PickUnitsDocument = graphql(`
  query PickUnits($search: String, $first: Int!) {
    gearUnits(search: $search, first: $first) {
      nodes {
        id
        name
        barcode
        kit {
          id
          name
        }
      }
    }
  }
`);

const PickSessionsDocument = graphql(`
  query PickSessions($search: String, $from: DateTime!, $first: Int!) {
    bookings(search: $search, from: $from, states: [confirmed, in_session], first: $first) {
      nodes {
        id
        title
        startsAt
        endsAt
      }
    }
  }
`);

export const pickPeople = async (search: string): Promise<Option[]> =>
  (await ask(PickPeopleDocument, { search: search || null, first: FIRST })).people.nodes.map(({ id, name, jobTitle }) => ({
    id,
    label: name,
    note: jobTitle,
  }));

export const pickClients = async (search: string): Promise<Option[]> =>
  (await ask(PickClientsDocument, { search: search || null, first: FIRST })).clients.nodes.map(({ id, name, contactName }) => ({
    id,
    label: name,
    note: contactName,
  }));

export const pickUnits = async (search: string): Promise<Option[]> =>
  (await ask(PickUnitsDocument, { search: search || null, first: FIRST })).gearUnits.nodes.map(({ id, name, barcode, kit }) => ({
    id,
    label: name,
    note: kit ? `in ${kit.name}` : barcode,
  }));

/** Firm sessions that are not over. */
export const pickSessions = async (search: string, now: Date): Promise<(Option & { endsAt: string })[]> =>
  (await ask(PickSessionsDocument, { search: search || null, from: now.toISOString(), first: FIRST })).bookings.nodes.map(
    ({ id, title, startsAt, endsAt }) => ({
      id,
      label: title,
      note: `${format().dayNear(startsAt, now)}, ${format().timeRange(startsAt, endsAt)}`,
      endsAt,
    }),
  );
