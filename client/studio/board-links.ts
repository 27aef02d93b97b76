import { graphql } from '../graphql/generated/gql.ts';
import type { BoardLinksQuery, BoardPrivacy } from '../graphql/generated/graphql.ts';

export const BoardLinksDocument = graphql(`
  query BoardLinks($search: String, $sort: BoardLinkSort, $reverse: Boolean, $first: Int!, $after: String) {
    boardLinks(search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          privacy
          roomId
          mayCheckIn
          url
          createdAt
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

export const BoardRoomsDocument = graphql(`
  query BoardRooms {
    rooms(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const CreateBoardLinkDocument = graphql(`
  mutation CreateBoardLink($input: CreateBoardLinkInput!) {
    createBoardLink(input: $input) {
      ... on BoardLink {
        id
        url
      }
      ...Refusal
    }
  }
`);

export const EditBoardLinkDocument = graphql(`
  mutation EditBoardLink($input: EditBoardLinkInput!) {
    editBoardLink(input: $input) {
      ... on BoardLink {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const RevokeBoardLinkDocument = graphql(`
  mutation RevokeBoardLink($input: RevokeBoardLinkInput!) {
    revokeBoardLink(input: $input) {
      ... on BoardLink {
        id
      }
      ...Refusal
    }
  }
`);

export type BoardLink = BoardLinksQuery['boardLinks']['edges'][number]['node'];

/** How much a board tells whoever stands before it. */
export const PRIVACIES: { value: BoardPrivacy; label: string; note: string }[] = [
  { value: 'everything', label: 'Everything', note: 'Titles, clients, people, gear, and how projects stand against their budget.' },
  { value: 'no_names', label: 'No names', note: 'Session titles, gear and projects, without any client or person.' },
  { value: 'busy_only', label: 'Busy only', note: 'Only which rooms are taken and when. Fit for a lobby.' },
];

export const privacyOf = (privacy: BoardPrivacy) => PRIVACIES.find(({ value }) => value === privacy)!;
