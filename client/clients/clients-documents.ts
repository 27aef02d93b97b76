import { graphql } from '../graphql/generated/gql.ts';
import type { ClientQuery, ClientsQuery } from '../graphql/generated/graphql.ts';

export const ClientsDocument = graphql(`
  query Clients($archived: Boolean, $search: String, $sort: ClientSort, $reverse: Boolean, $first: Int!, $after: String) {
    clients(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          contactName
          email
          phone
          projectCount
          sessionCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const ClientDocument = graphql(`
  query Client($id: ID!, $now: DateTime!) {
    node(id: $id) {
      id
      ... on Client {
        name
        contactName
        email
        phone
        note
        createdAt
        archivedAt
        version
        sessionCount
      }
    }
    projects(clientId: $id, first: 50, sort: PIPELINE) {
      nodes {
        id
        name
        stage
        health
        deadline
      }
    }
    coming: bookings(clientId: $id, from: $now, first: 20) {
      nodes {
        id
        title
        state
        startsAt
        endsAt
      }
      totalCount
    }
    past: bookings(clientId: $id, to: $now, first: 10, reverse: true) {
      nodes {
        id
        title
        state
        startsAt
        endsAt
      }
      totalCount
    }
  }
`);

export type ClientRow = ClientsQuery['clients']['edges'][number]['node'];
export type ClientDetail = Extract<NonNullable<ClientQuery['node']>, { version: number }>;

export const CreateClientDocument = graphql(`
  mutation CreateClient($input: CreateClientInput!) {
    createClient(input: $input) {
      ... on Client {
        id
        name
      }
      ...Refusal
    }
  }
`);

export const EditClientDocument = graphql(`
  mutation EditClient($input: EditClientInput!) {
    editClient(input: $input) {
      ... on Client {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveClientDocument = graphql(`
  mutation ArchiveClient($input: ArchiveClientInput!) {
    archiveClient(input: $input) {
      ... on Client {
        id
      }
      ...Refusal
    }
  }
`);

export const RestoreClientDocument = graphql(`
  mutation RestoreClient($input: RestoreClientInput!) {
    restoreClient(input: $input) {
      ... on Client {
        id
      }
      ...Refusal
    }
  }
`);
