import { graphql } from '../graphql/generated/gql.ts';
import type { SessionTypesQuery } from '../graphql/generated/graphql.ts';

export const SessionTypesDocument = graphql(`
  query SessionTypes($archived: Boolean, $search: String, $sort: SessionTypeSort, $reverse: Boolean, $first: Int!, $after: String) {
    sessionTypes(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          lengthMinutes
          setupMinutes
          teardownMinutes
          roomKinds
          note
          gear {
            id
            kind
            name
            quantity
          }
          roles {
            skill
            quantity
            duty
          }
          steps
          roomSetups {
            roomId
            roomName
            setupMinutes
            teardownMinutes
          }
          archivedAt
          version
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

export const CreateSessionTypeDocument = graphql(`
  mutation CreateSessionType($input: CreateSessionTypeInput!) {
    createSessionType(input: $input) {
      ... on SessionType {
        id
        version
      }
      ...Refusal
    }
  }
`);

export const EditSessionTypeDocument = graphql(`
  mutation EditSessionType($input: EditSessionTypeInput!) {
    editSessionType(input: $input) {
      ... on SessionType {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveSessionTypeDocument = graphql(`
  mutation ArchiveSessionType($input: ArchiveSessionTypeInput!) {
    archiveSessionType(input: $input) {
      ... on SessionType {
        id
      }
      ...Refusal
    }
  }
`);

export const RestoreSessionTypeDocument = graphql(`
  mutation RestoreSessionType($input: RestoreSessionTypeInput!) {
    restoreSessionType(input: $input) {
      ... on SessionType {
        id
      }
      ...Refusal
    }
  }
`);

export const ReorderSessionTypesDocument = graphql(`
  mutation ReorderSessionTypes($input: ReorderSessionTypesInput!) {
    reorderSessionTypes(input: $input) {
      ... on HouseOrder {
        changed
      }
      ...Refusal
    }
  }
`);

export const PickSessionTypesDocument = graphql(`
  query PickSessionTypes($search: String) {
    sessionTypes(search: $search, first: 20) {
      nodes {
        id
        name
      }
    }
  }
`);

export type SessionTypeRow = SessionTypesQuery['sessionTypes']['edges'][number]['node'];
