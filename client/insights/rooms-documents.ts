import { graphql } from '../graphql/generated/gql.ts';

export const RoomUtilizationDocument = graphql(`
  query RoomUtilization($firstDay: Date!, $lastDay: Date!, $by: UtilizationPeriod!) {
    roomUtilization(firstDay: $firstDay, lastDay: $lastDay, by: $by) {
      target {
        low
        high
      }
      computed {
        changesBehind
      }
      total {
        bookedMinutes
        availableMinutes
        utilization
        standing
        periods {
          id: firstDay
          utilization
        }
      }
      rooms {
        id: roomId
        name
        bookedMinutes
        availableMinutes
        utilization
        standing
        periods {
          id: firstDay
          firstDay
          lastDay
          bookedMinutes
          availableMinutes
          utilization
          standing
        }
      }
    }
  }
`);

export const RoomUtilizationSessionsDocument = graphql(`
  query RoomUtilizationSessions($roomId: ID!, $firstDay: Date!, $lastDay: Date!) {
    roomUtilizationSessions(roomId: $roomId, firstDay: $firstDay, lastDay: $lastDay) {
      id: bookingId
      title
      state
      startsAt
      endsAt
      clientName
      projectName
      countedMinutes
    }
  }
`);
