import { graphqlText } from '../graphql/text.ts';

const PICTURE = graphqlText(`
  fragment BoardPicture on BoardSnapshot {
    revision
    fresh
    from
    until
    studio { name zone kind noShowAfterMinutes offsets { from minutes } }
    sight { titles names gear projects budgets }
    rooms {
      id
      name
      kind
      position
      alwaysOpen
      open { startsAt endsAt }
      blocks { kind title startsAt endsAt }
    }
    sessions {
      id
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
      clientName
      projectName
      people { name duty }
      staffed
      shortages { name wanted has }
      openRoles
      checkTotal
      checkDone
      resourceIds
      holdRank
      holdExpiresAt
      challengeEndsAt
      expectedStartAt
    }
    units {
      id
      name
      modelName
      kitName
      missingAt
      checkout { holderName outAt dueAt }
      maintenance { kind description startsAt expectedBackAt }
    }
    unitCount
    projects {
      id
      name
      clientName
      stage
      position
      deadline
      delivered
      reportedHealth
      healthNote
      budgetUsed
    }
    removed
  }
`);

/** The board, live. */
export const FOLLOW_BOARD = `${graphqlText(`
  subscription FollowBoard($since: BigInt) {
    board(since: $since) {
      ...BoardPicture
    }
  }
`)}${PICTURE}`;
