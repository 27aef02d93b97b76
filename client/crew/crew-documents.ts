import { graphql } from '../graphql/generated/gql.ts';
import type { PeopleQuery, PersonQuery } from '../graphql/generated/graphql.ts';

export const PeopleDocument = graphql(`
  query People(
    $archived: Boolean
    $engagement: Engagement
    $search: String
    $sort: PersonSort
    $reverse: Boolean
    $first: Int!
    $after: String
  ) {
    people(archived: $archived, engagement: $engagement, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          jobTitle
          engagement
          skills
          hourlyCostMinor
          upcoming {
            title
            startsAt
            endsAt
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

export const PersonDocument = graphql(`
  query Person($id: ID!, $now: DateTime!) {
    node(id: $id) {
      id
      ... on Person {
        name
        jobTitle
        engagement
        email
        phone
        skills
        hourlyCostMinor
        archivedAt
        version
      }
    }
    coming: bookings(personId: $id, from: $now, first: 20) {
      nodes {
        id
        title
        state
        startsAt
        endsAt
        people {
          id
          duty
        }
      }
      totalCount
    }
  }
`);

export type PersonRow = PeopleQuery['people']['edges'][number]['node'];
export type PersonDetail = Extract<NonNullable<PersonQuery['node']>, { version: number }>;

export const CreatePersonDocument = graphql(`
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) {
      ... on Person {
        id
        name
      }
      ...Refusal
    }
  }
`);

export const EditPersonDocument = graphql(`
  mutation EditPerson($input: EditPersonInput!) {
    editPerson(input: $input) {
      ... on Person {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchivePersonDocument = graphql(`
  mutation ArchivePerson($input: ArchivePersonInput!) {
    archivePerson(input: $input) {
      ... on Person {
        id
      }
      ...Refusal
      ...StillBooked
    }
  }
`);

export const RestorePersonDocument = graphql(`
  mutation RestorePerson($input: RestorePersonInput!) {
    restorePerson(input: $input) {
      ... on Person {
        id
      }
      ...Refusal
    }
  }
`);
