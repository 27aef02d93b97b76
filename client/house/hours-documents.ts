import { graphql } from '../graphql/generated/gql.ts';
import type { HoursExceptionsQuery } from '../graphql/generated/graphql.ts';

export const HoursExceptionsDocument = graphql(`
  query HoursExceptions($from: Date!, $to: Date!, $after: String) {
    hoursExceptions(from: $from, to: $to, first: 100, after: $after) {
      nodes {
        id
        name
        firstDay
        lastDay
        roomId
        roomName
        opensMinute
        closesMinute
        version
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const AddHoursExceptionsDocument = graphql(`
  mutation AddHoursExceptions($input: AddHoursExceptionsInput!) {
    addHoursExceptions(input: $input) {
      ... on AddedHoursExceptions {
        ids
      }
      ...Refusal
    }
  }
`);

export const EditHoursExceptionDocument = graphql(`
  mutation EditHoursException($input: EditHoursExceptionInput!) {
    editHoursException(input: $input) {
      ... on HoursException {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const RemoveHoursExceptionDocument = graphql(`
  mutation RemoveHoursException($input: RemoveHoursExceptionInput!) {
    removeHoursException(input: $input) {
      ... on RemovedHoursException {
        id
      }
      ...Refusal
    }
  }
`);

export type ExceptionRow = HoursExceptionsQuery['hoursExceptions']['nodes'][number];
