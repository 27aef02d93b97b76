import { graphql } from '../graphql/generated/gql.ts';

/** What stands in the way and the ways out, on every refusal that has them. */
export const TakenFragment = graphql(`
  fragment Taken on ResourceTaken {
    clashes {
      ...ClashLine
    }
    alternatives {
      ...WayOut
    }
  }
`);

export const ClashLineFragment = graphql(`
  fragment ClashLine on Clash {
    resourceId
    resourceName
    resourceKind
    startsAt
    endsAt
    reason
    bookingId
    what
    by
  }
`);

export const WayOutFragment = graphql(`
  fragment WayOut on Alternative {
    kind
    startsAt
    endsAt
    resourceId
    resourceName
    insteadOfId
    swaps {
      kind
      resourceId
      resourceName
      insteadOfId
    }
    priceMinor
    shiftMinutes
  }
`);

export const CheckDocument = graphql(`
  query CheckBooking($input: CheckBookingInput!) {
    checkBooking(input: $input) {
      free
      clashes {
        ...ClashLine
      }
      alternatives {
        ...WayOut
      }
      broken {
        ...Finding
      }
      warnings {
        ...Finding
      }
      mayOverride
      priceMinor
      takesFrom
      takesUntil
    }
  }
`);
