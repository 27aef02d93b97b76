import { graphql } from '../graphql/generated/gql.ts';
import type { ActivityQuery } from '../graphql/generated/graphql.ts';

export const ActivityDocument = graphql(`
  query Activity($first: Int, $before: BigInt, $actor: String, $area: Area, $kinds: [String!], $day: Date) {
    activity(first: $first, before: $before, actor: $actor, area: $area, kinds: $kinds, day: $day) {
      lines {
        id
        at
        actorName
        mine
        area
        entity
        kind
        sentence
        label
        recordId
        startsAt
        more
        actId
        takenBackBy
        undoable
      }
      next
    }
  }
`);

export const ActivityPeopleDocument = graphql(`
  query ActivityPeople {
    activityPeople {
      key
      name
    }
  }
`);

export type ActivityLine = ActivityQuery['activity']['lines'][number];
