import { graphql } from '../graphql/generated/gql.ts';
import type { RoomNeedsQuery } from '../graphql/generated/graphql.ts';

export const RoomNeedsDocument = graphql(`
  query RoomNeeds($projectId: ID!) {
    node(id: $projectId) {
      id
      ... on Project {
        missingRoomMinutes
        roomNeeds {
          id
          roomId
          roomName
          roomKind
          minutes
          bookedMinutes
          pencilledMinutes
          missingMinutes
          dueOn
          note
          version
        }
      }
    }
    rooms(first: 100) {
      nodes {
        id
        name
        kind
      }
    }
  }
`);

export type RoomNeed = NonNullable<Extract<NonNullable<RoomNeedsQuery['node']>, { roomNeeds?: unknown }>['roomNeeds']>[number];

export const AddRoomNeedDocument = graphql(`
  mutation AddRoomNeed($input: AddRoomNeedInput!) {
    addRoomNeed(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
    }
  }
`);

export const EditRoomNeedDocument = graphql(`
  mutation EditRoomNeed($input: EditRoomNeedInput!) {
    editRoomNeed(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const RemoveRoomNeedDocument = graphql(`
  mutation RemoveRoomNeed($input: RemoveRoomNeedInput!) {
    removeRoomNeed(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
    }
  }
`);
