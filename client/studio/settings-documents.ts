import { graphql } from '../graphql/generated/gql.ts';
import type { MembersQuery, Role, StudioSettingsQuery } from '../graphql/generated/graphql.ts';

export const StudioSettingsDocument = graphql(`
  query StudioSettings {
    viewer {
      id
      studio {
        id
        name
        zone
        currency
        utilizationCountsBuffers
        seriesMonthsAhead
        version
      }
    }
  }
`);

export const ChangeStudioSettingsDocument = graphql(`
  mutation ChangeStudioSettings($input: ChangeStudioSettingsInput!) {
    changeStudioSettings(input: $input) {
      ... on Studio {
        id
        name
        zone
        currency
        utilizationCountsBuffers
        seriesMonthsAhead
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const MembersDocument = graphql(`
  query Members($search: String, $sort: MemberSort, $reverse: Boolean, $waiting: Boolean, $first: Int!, $after: String) {
    members(search: $search, sort: $sort, reverse: $reverse, waiting: $waiting, first: $first, after: $after) {
      edges {
        node {
          id
          name
          email
          role
          personId
          clientId
          invitedAt
          signedInAt
          invitationFault
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

export const InviteMemberDocument = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      ... on Member {
        id
      }
      ...Refusal
    }
  }
`);

export const ResendInvitationDocument = graphql(`
  mutation ResendInvitation($input: ResendInvitationInput!) {
    resendInvitation(input: $input) {
      ... on Member {
        id
        invitedAt
      }
      ...Refusal
    }
  }
`);

export const ChangeMemberDocument = graphql(`
  mutation ChangeMember($input: ChangeMemberInput!) {
    changeMember(input: $input) {
      ... on Member {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const RemoveMemberDocument = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      ... on Member {
        id
      }
      ...Refusal
    }
  }
`);

export const ClientChoicesDocument = graphql(`
  query ClientChoices($search: String) {
    clients(search: $search, first: 20) {
      nodes {
        id
        name
        contactName
      }
    }
  }
`);

export type StudioSettings = NonNullable<NonNullable<StudioSettingsQuery['viewer']>['studio']>;
export type StudioMember = MembersQuery['members']['edges'][number]['node'];

export const ROLES: { value: Role; label: string; note: string }[] = [
  { value: 'owner', label: 'Owner', note: 'Everything, and who may sign in.' },
  { value: 'studio_manager', label: 'Studio manager', note: 'Rooms, gear, people, figures and settings.' },
  { value: 'coordinator', label: 'Coordinator', note: 'The schedule, gear, clients and projects.' },
  { value: 'producer', label: 'Producer', note: 'Projects with their money, and their sessions.' },
  { value: 'finance', label: 'Finance', note: 'Prices, costs, expenses and margins.' },
  { value: 'crew', label: 'Crew', note: 'The schedule and gear; checks sessions and units in and out. No money.' },
  { value: 'client', label: 'Client', note: 'Its own sessions and projects only.' },
];

export const roleLabel = (role: Role): string => ROLES.find(({ value }) => value === role)?.label ?? role;
