import { graphql } from '../../graphql/generated/gql.ts';

export const FoundTimeFragment = graphql(`
  fragment FoundTime on FoundTime {
    id: key
    priceMinor
    reasons {
      kind
      says
      against
    }
    pieces {
      label
      startsAt
      endsAt
      setupMinutes
      teardownMinutes
      rooms {
        id
        name
      }
      people {
        id
        name
        duty
      }
      gear {
        kind
        id
        name
        quantity
        unitIds
      }
      openRoles {
        skill
        quantity
        duty
      }
      priceMinor
    }
  }
`);

/** A search as the API tells it: a wait for something, or what would be found with one condition less. */
export const SoughtFragment = graphql(`
  fragment Sought on FindRequest {
    from
    to
    fromMinute
    toMinute
    weekdays
    nearTo
    maxPriceMinor
    maxHourlyMinor
    pieces {
      label
      minutes
      setupMinutes
      teardownMinutes
      rooms {
        roomId
        roomName
        kind
        capacity
        features
      }
      gear {
        kind
        id
        name
        quantity
      }
      people {
        personId
        personName
        skill
        quantity
        duty
      }
      openRoles {
        skill
        quantity
        duty
      }
      link {
        after
        leastMinutes
        mostMinutes
        within
      }
    }
  }
`);

export const FindTimeDocument = graphql(`
  query FindTime($input: FindTimeInput!) {
    findTime(input: $input) {
      reasons
      answers {
        ...FoundTime
      }
      relaxations {
        says
        request {
          ...Sought
        }
        found {
          ...FoundTime
        }
      }
    }
  }
`);

export const BookFoundDocument = graphql(`
  mutation BookFound($input: BookFoundInput!) {
    bookFound(input: $input) {
      ...Refusal
      ... on FoundTaken {
        clashes {
          ...ClashLine
        }
      }
      ... on BookedSessions {
        bookings {
          id
          title
          startsAt
        }
      }
    }
  }
`);

/** What the studio has that one may ask for by what it is. */
export const FindSourcesDocument = graphql(`
  query FindSources {
    rooms(first: 100) {
      nodes {
        id
        kind
        features
      }
    }
    people(first: 100) {
      nodes {
        id
        skills
      }
    }
    gearKits(first: 100) {
      nodes {
        id
        category
      }
    }
  }
`);
