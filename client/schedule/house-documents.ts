import { graphql } from '../graphql/generated/gql.ts';

/** What a rule of the house says against a session. */
export const FindingFragment = graphql(`
  fragment Finding on BookingFinding {
    ruleId
    name
    kind
    says
    nearestStartsAt
    nearestEndsAt
  }
`);

/** All rules that refuse, on every refusal that has them. */
export const BrokenFragment = graphql(`
  fragment Broken on RuleBroken {
    rules {
      ...Finding
    }
    mayOverride
  }
`);

/** What the booking form offers of the house: its standard sessions, and the parts of the day that it sells. */
export const HouseDocument = graphql(`
  query BookingHouse {
    sessionTypes(first: 100) {
      nodes {
        id
        name
        lengthMinutes
        setupMinutes
        teardownMinutes
        roomKinds
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
          setupMinutes
          teardownMinutes
        }
      }
    }
    timeBlocks(first: 100) {
      nodes {
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
        position
      }
    }
    skills
  }
`);
