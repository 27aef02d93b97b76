import { graphql } from '../../graphql/generated/gql.ts';
import type { RoomGapsQuery } from '../../graphql/generated/graphql.ts';

export const RoomGapsDocument = graphql(`
  query RoomGaps {
    roomGaps {
      id: projectId
      projectName
      clientId
      clientName
      missingMinutes
      needs {
        id
        roomId
        roomName
        roomKind
        minutes
        bookedMinutes
        pencilledMinutes
        missingMinutes
        dueOn
        note
      }
    }
  }
`);

export type RoomGap = RoomGapsQuery['roomGaps'][number];
export type RoomNeedOfGap = RoomGap['needs'][number];
