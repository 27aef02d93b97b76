import { graphql } from '../graphql/generated/gql.ts';
import type { HoldSettingsQuery } from '../graphql/generated/graphql.ts';

export const HoldSettingsDocument = graphql(`
  query HoldSettings {
    studio {
      id
      version
      holdDays
      challengeHours
      confirmingReleasesHolds
      noShowAfterMinutes
      noShowReleases
    }
  }
`);

export const ChangeHoldSettingsDocument = graphql(`
  mutation ChangeHoldSettings($input: ChangeStudioSettingsInput!) {
    changeStudioSettings(input: $input) {
      ... on Studio {
        id
        version
      }
      ...Refusal
    }
  }
`);

export type HoldSettings = HoldSettingsQuery['studio'];
