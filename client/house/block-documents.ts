import { graphql } from '../graphql/generated/gql.ts';
import type { TimeBlocksQuery } from '../graphql/generated/graphql.ts';

export const TimeBlocksDocument = graphql(`
  query TimeBlocks($archived: Boolean, $search: String, $sort: TimeBlockSort, $reverse: Boolean, $first: Int!, $after: String) {
    timeBlocks(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          kind
          startsMinute
          endsMinute
          slotMinutes
          weekdays
          rooms {
            id
            name
          }
          priceMinor
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

export const CreateTimeBlockDocument = graphql(`
  mutation CreateTimeBlock($input: CreateTimeBlockInput!) {
    createTimeBlock(input: $input) {
      ... on TimeBlock {
        id
        version
      }
      ...Refusal
    }
  }
`);

export const EditTimeBlockDocument = graphql(`
  mutation EditTimeBlock($input: EditTimeBlockInput!) {
    editTimeBlock(input: $input) {
      ... on TimeBlock {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveTimeBlockDocument = graphql(`
  mutation ArchiveTimeBlock($input: ArchiveTimeBlockInput!) {
    archiveTimeBlock(input: $input) {
      ... on TimeBlock {
        id
      }
      ...Refusal
    }
  }
`);

export const RestoreTimeBlockDocument = graphql(`
  mutation RestoreTimeBlock($input: RestoreTimeBlockInput!) {
    restoreTimeBlock(input: $input) {
      ... on TimeBlock {
        id
      }
      ...Refusal
    }
  }
`);

export const ReorderTimeBlocksDocument = graphql(`
  mutation ReorderTimeBlocks($input: ReorderTimeBlocksInput!) {
    reorderTimeBlocks(input: $input) {
      ... on HouseOrder {
        changed
      }
      ...Refusal
    }
  }
`);

export type BlockRow = TimeBlocksQuery['timeBlocks']['edges'][number]['node'];
