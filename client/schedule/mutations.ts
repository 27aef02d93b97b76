import { graphql } from '../graphql/generated/gql.ts';

/** Both sides of what two people changed, in words. */
export const StaleBookingFragment = graphql(`
  fragment StaleBooking on StaleEdit {
    currentVersion
    changedBy
    fields {
      field
      yours
      theirs
      yoursText
      theirsText
      by
      at
    }
  }
`);

export const BookDocument = graphql(`
  mutation BookSession($input: BookSessionInput!) {
    bookSession(input: $input) {
      ...Refusal
      ...Taken
      ...Broken
      ... on Booking {
        id
        version
        warnings {
          ...Finding
        }
      }
    }
  }
`);

export const EditDocument = graphql(`
  mutation EditBooking($input: EditBookingInput!) {
    editBooking(input: $input) {
      ...Refusal
      ...Taken
      ...Broken
      ...StaleBooking
      ... on Booking {
        id
        version
        warnings {
          ...Finding
        }
      }
    }
  }
`);

export const MoveDocument = graphql(`
  mutation MoveBooking($input: MoveBookingInput!) {
    moveBooking(input: $input) {
      ...Refusal
      ...Taken
      ...Broken
      ...StaleBooking
      ... on Booking {
        id
        version
        warnings {
          ...Finding
        }
      }
    }
  }
`);

export const HoldDocument = graphql(`
  mutation HoldBooking($input: HoldBookingInput!) {
    result: holdBooking(input: $input) {
      ...Refusal
      ...Taken
      ...StaleBooking
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const PencilDocument = graphql(`
  mutation PencilBooking($input: PencilBookingInput!) {
    result: pencilBooking(input: $input) {
      ...Refusal
      ...Taken
      ...StaleBooking
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const ConfirmDocument = graphql(`
  mutation ConfirmBooking($input: ConfirmBookingInput!) {
    result: confirmBooking(input: $input) {
      ...Refusal
      ...StaleBooking
      ...Taken
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const CheckInDocument = graphql(`
  mutation CheckInBooking($input: CheckInBookingInput!) {
    result: checkInBooking(input: $input) {
      ...Refusal
      ...StaleBooking
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const CompleteDocument = graphql(`
  mutation CompleteBooking($input: CompleteBookingInput!) {
    result: completeBooking(input: $input) {
      ...Refusal
      ...StaleBooking
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const CancelDocument = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    result: cancelBooking(input: $input) {
      ...Refusal
      ...StaleBooking
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const NoShowDocument = graphql(`
  mutation MarkNoShow($input: MarkNoShowInput!) {
    result: markNoShow(input: $input) {
      ...Refusal
      ...StaleBooking
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const CloseRoomsDocument = graphql(`
  mutation CloseRooms($input: CloseRoomsInput!) {
    closeRooms(input: $input) {
      ...Refusal
      ...Taken
      ... on Closure {
        id
        title
      }
    }
  }
`);

export const ReopenDocument = graphql(`
  mutation ReopenRooms($input: ReopenRoomsInput!) {
    reopenRooms(input: $input) {
      ...Refusal
      ... on ReopenedRooms {
        id
      }
    }
  }
`);

export const NewClientDocument = graphql(`
  mutation NewClientOfSession($input: CreateClientInput!) {
    createClient(input: $input) {
      ...Refusal
      ... on Client {
        id
        name
      }
    }
  }
`);

export const FillRoleDocument = graphql(`
  mutation FillRole($input: FillRoleInput!) {
    fillRole(input: $input) {
      ...Refusal
      ...Taken
      ...Broken
      ... on Booking {
        id
        version
      }
    }
  }
`);

export const TickDocument = graphql(`
  mutation TickCheckItem($input: TickCheckItemInput!) {
    tickCheckItem(input: $input) {
      ...Refusal
      ... on Booking {
        id
      }
    }
  }
`);

export const AddCheckItemDocument = graphql(`
  mutation AddCheckItem($input: AddCheckItemInput!) {
    addCheckItem(input: $input) {
      ...Refusal
      ... on Booking {
        id
      }
    }
  }
`);

export const RemoveCheckItemDocument = graphql(`
  mutation RemoveCheckItem($input: RemoveCheckItemInput!) {
    removeCheckItem(input: $input) {
      ...Refusal
      ... on Booking {
        id
      }
    }
  }
`);
