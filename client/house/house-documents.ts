import { graphql } from '../graphql/generated/gql.ts';
import type { BookingRulesQuery } from '../graphql/generated/graphql.ts';

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

export const HouseSkillsDocument = graphql(`
  query HouseSkills {
    skills
  }
`);

export type RuleRow = BookingRulesQuery['bookingRules']['edges'][number]['node'];
