import { graphql } from '../graphql/generated/gql.ts';

export const ReleaseHoldDocument = graphql(`
  mutation ReleaseHold($input: ReleaseHoldInput!) {
    result: releaseHold(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const ExtendHoldDocument = graphql(`
  mutation ExtendHold($input: ExtendHoldInput!) {
    result: extendHold(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const ChallengeHoldDocument = graphql(`
  mutation ChallengeHold($input: ChallengeHoldInput!) {
    result: challengeHold(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const JoinHoldsDocument = graphql(`
  mutation JoinHolds($input: JoinHoldsInput!) {
    result: joinHolds(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const PartHoldDocument = graphql(`
  mutation PartHold($input: PartHoldInput!) {
    result: partHold(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const SwapHoldsDocument = graphql(`
  mutation SwapHolds($input: SwapHoldsInput!) {
    result: swapHolds(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const ReportLateDocument = graphql(`
  mutation ReportLate($input: ReportLateInput!) {
    result: reportLate(input: $input) {
      ...Refusal
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const MoveBookingsDocument = graphql(`
  mutation MoveBookings($input: MoveBookingsInput!) {
    result: moveBookings(input: $input) {
      ...Refusal
      ... on MovedBookings {
        bookings {
          id
          version
        }
      }
    }
  }
`);
