import { graphql } from '../graphql/generated/gql.ts';

export const ScheduleDocument = graphql(`
  subscription Schedule($from: Date!, $to: Date!, $since: BigInt) {
    schedule(from: $from, to: $to, since: $since) {
      revision
      fresh
      zone
      startsAt
      endsAt
      rooms {
        id
        name
        kind
        position
        capacity
        areaSquareMetres
        hourlyRateMinor
        defaultSetupMinutes
        defaultTeardownMinutes
        openingHours {
          weekday
          opensMinute
          closesMinute
        }
        exceptions {
          roomId
          name
          firstDay
          lastDay
          opensMinute
          closesMinute
        }
      }
      bookings {
        id
        version
        title
        state
        startsAt
        endsAt
        setupMinutes
        teardownMinutes
        checkedInAt
        endedAt
        createdAt
        roomIds
        people {
          id
          name
          duty
        }
        unitIds
        gear
        short
        openRoles
        clientId
        clientName
        projectId
        projectName
        sessionTypeId
        sessionTypeName
        checkTotal
        checkDone
        seriesId
        holdRank
        holdExpiresAt
        challengeEndsAt
        expectedStartAt
      }
      closures {
        id
        kind
        title
        startsAt
        endsAt
        resourceIds
      }
      checkouts {
        id
        unitId
        bookingId
        holderName
        outAt
        dueAt
        returnedAt
      }
      removed
    }
  }
`);

export const PeopleRowsDocument = graphql(`
  query SchedulePeople {
    schedulePeople {
      id
      name
      group
      note
    }
  }
`);

export const GearRowsDocument = graphql(`
  query ScheduleGear {
    scheduleGear {
      id
      name
      group
      note
    }
  }
`);

export const BookingFragment = graphql(`
  fragment BookingDetail on Booking {
    id
    version
    title
    state
    nextStates
    startsAt
    endsAt
    takesFrom
    takesUntil
    setupMinutes
    teardownMinutes
    checkedInAt
    endedAt
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
      id
      kind
      name
      quantity
      lacking
      units {
        id
        name
      }
    }
    roles {
      skill
      quantity
      duty
    }
    sessionType {
      id
      name
    }
    checkList {
      id
      text
      doneAt
      doneByName
    }
    warnings {
      ...Finding
    }
    series {
      id
      words
    }
    holdRank
    heldAt
    holdExpiresAt
    challengeEndsAt
    expectedStartAt
    holds {
      ...Rival
    }
    confirmSettles {
      id
      title
      holdRank
      clientName
    }
    delay {
      cause
      lateMinutes
      startsAt
      endsAt
      hits {
        id
        title
        startsAt
        minutes
        shares
      }
    }
    delayWays {
      kind
      roomName
      moves {
        bookingId
        startsAt
        endsAt
        roomId
        fromRoomId
      }
    }
    client {
      id
      name
    }
    project {
      id
      name
    }
    priceMinor
    note
    createdByName
    createdAt
    changes {
      revision
      at
      actorName
      kind
      fields
      overrideReason
      overrode
    }
  }
`);

/** A hold as those see it who want the same slot. */
export const RivalFragment = graphql(`
  fragment Rival on RivalHold {
    id
    title
    startsAt
    endsAt
    clientName
    by
    holdRank
    jointHoldId
    heldAt
    holdExpiresAt
    challengeEndsAt
    challengedById
    challengedByTitle
  }
`);

export const BookingDocument = graphql(`
  query ScheduledBooking($id: ID!) {
    node(id: $id) {
      __typename
      ... on Booking {
        ...BookingDetail
      }
    }
  }
`);

export const ChoicesDocument = graphql(`
  query BookingChoices(
    $kind: BookingChoiceKind!
    $search: String
    $skill: String
    $startsAt: DateTime
    $endsAt: DateTime
    $bookingId: ID
    $clientId: ID
  ) {
    bookingChoices(
      kind: $kind
      search: $search
      skill: $skill
      startsAt: $startsAt
      endsAt: $endsAt
      bookingId: $bookingId
      clientId: $clientId
    ) {
      id
      name
      note
      free
    }
  }
`);
