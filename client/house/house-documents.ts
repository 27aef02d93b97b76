import { graphql } from '../graphql/generated/gql.ts';
import type { BookingRulesQuery, HoursExceptionsQuery, SessionTypesQuery, TimeBlocksQuery } from '../graphql/generated/graphql.ts';

export const BookingRulesDocument = graphql(`
  query BookingRules($archived: Boolean, $search: String, $sort: BookingRuleSort, $reverse: Boolean, $first: Int!, $after: String) {
    bookingRules(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          kind
          effect
          binds
          roomId
          roomKind
          sessionTypeId
          clientId
          scopeName
          minutes
          minMinutes
          maxMinutes
          startsAt
          endsAt
          quotaMost
          quotaUnit
          quotaPeriod
          quotaOf
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

export const CreateBookingRuleDocument = graphql(`
  mutation CreateBookingRule($input: CreateBookingRuleInput!) {
    createBookingRule(input: $input) {
      ... on BookingRule {
        id
        version
      }
      ...Refusal
    }
  }
`);
export const EditBookingRuleDocument = graphql(`
  mutation EditBookingRule($input: EditBookingRuleInput!) {
    editBookingRule(input: $input) {
      ... on BookingRule {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);
export const ArchiveBookingRuleDocument = graphql(`
  mutation ArchiveBookingRule($input: ArchiveBookingRuleInput!) {
    archiveBookingRule(input: $input) {
      ... on BookingRule {
        id
      }
      ...Refusal
    }
  }
`);
export const RestoreBookingRuleDocument = graphql(`
  mutation RestoreBookingRule($input: RestoreBookingRuleInput!) {
    restoreBookingRule(input: $input) {
      ... on BookingRule {
        id
      }
      ...Refusal
    }
  }
`);

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

export const BookingPolicyDocument = graphql(`
  query BookingPolicy {
    bookingPolicy {
      id
      outsideHoursStaff
      outsideHoursClients
      inPast
      matrix {
        standing
        wanted
        verdict
        fixed
      }
      version
    }
  }
`);
export const ChangeBookingPolicyDocument = graphql(`
  mutation ChangeBookingPolicy($input: ChangeBookingPolicyInput!) {
    changeBookingPolicy(input: $input) {
      ... on BookingPolicy {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const HouseRoomsDocument = graphql(`
  query HouseRooms {
    rooms(first: 100) {
      nodes {
        id
        name
        kind
      }
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

export const HouseSkillsDocument = graphql(`
  query HouseSkills {
    skills
  }
`);

export type RuleRow = BookingRulesQuery['bookingRules']['edges'][number]['node'];
export type BlockRow = TimeBlocksQuery['timeBlocks']['edges'][number]['node'];
export type SessionTypeRow = SessionTypesQuery['sessionTypes']['edges'][number]['node'];
export type ExceptionRow = HoursExceptionsQuery['hoursExceptions']['nodes'][number];
