import { graphql } from '../graphql/generated/gql.ts';
import type { RoomQuery, RoomsQuery } from '../graphql/generated/graphql.ts';

export const RoomsDocument = graphql(`
  query Rooms($archived: Boolean, $search: String, $sort: RoomSort, $reverse: Boolean, $first: Int!, $after: String) {
    rooms(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          kind
          capacity
          hourlyRateMinor
          defaultSetupMinutes
          defaultTeardownMinutes
          openingHours {
            weekday
            opensMinute
            closesMinute
          }
          maintenance {
            id
            kind
            expectedBackAt
          }
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

export const RoomDocument = graphql(`
  query Room($id: ID!, $now: DateTime!) {
    node(id: $id) {
      id
      ... on Room {
        name
        kind
        capacity
        areaSquareMetres
        features
        hourlyRateMinor
        defaultSetupMinutes
        defaultTeardownMinutes
        openingHours {
          weekday
          opensMinute
          closesMinute
        }
        maintenance {
          id
          kind
          description
          expectedBackAt
          version
        }
        archivedAt
        version
      }
    }
    coming: bookings(roomId: $id, from: $now, first: 12) {
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

export type RoomRow = RoomsQuery['rooms']['edges'][number]['node'];
export type RoomDetail = Extract<NonNullable<RoomQuery['node']>, { version: number }>;

export const CreateRoomDocument = graphql(`
  mutation CreateRoom($input: CreateRoomInput!) {
    createRoom(input: $input) {
      ... on Room {
        id
        name
      }
      ...Refusal
    }
  }
`);

export const EditRoomDocument = graphql(`
  mutation EditRoom($input: EditRoomInput!) {
    editRoom(input: $input) {
      ... on Room {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveRoomDocument = graphql(`
  mutation ArchiveRoom($input: ArchiveRoomInput!) {
    archiveRoom(input: $input) {
      ... on Room {
        id
      }
      ...Refusal
      ...StillBooked
    }
  }
`);

export const RestoreRoomDocument = graphql(`
  mutation RestoreRoom($input: RestoreRoomInput!) {
    restoreRoom(input: $input) {
      ... on Room {
        id
      }
      ...Refusal
    }
  }
`);

export const ReorderRoomsDocument = graphql(`
  mutation ReorderRooms($input: ReorderRoomsInput!) {
    reorderRooms(input: $input) {
      ... on RoomOrder {
        changed
      }
      ...Refusal
    }
  }
`);
