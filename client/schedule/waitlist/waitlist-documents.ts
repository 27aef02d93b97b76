import { graphql } from '../../graphql/generated/gql.ts';
import type { WaitlistQuery } from '../../graphql/generated/graphql.ts';

export const WaitlistDocument = graphql(`
  query Waitlist {
    waitlist {
      id
      title
      state
      nextStates
      place
      clientId
      clientName
      projectId
      projectName
      contactName
      contact
      note
      request {
        ...Sought
      }
      offer {
        id
        offeredAt
        endsAt
        sessions {
          id
          title
          startsAt
          endsAt
          rooms
        }
      }
      createdByName
      createdAt
      version
    }
  }
`);

/** Those for whom it is over: they may wait again. */
export const WaitlistEndedDocument = graphql(`
  query WaitlistEnded {
    waitlist(ended: true) {
      id
      title
      state
      nextStates
      clientName
      contactName
      createdAt
      version
    }
  }
`);

export const WaitlistCountDocument = graphql(`
  query WaitlistCount {
    waitlist {
      id
      state
    }
  }
`);

export type WaitlistEntry = WaitlistQuery['waitlist'][number];

export const AddToWaitlistDocument = graphql(`
  mutation AddToWaitlist($input: AddToWaitlistInput!) {
    addToWaitlist(input: $input) {
      ...Refusal
      ... on WaitlistEntry {
        id
        place
      }
    }
  }
`);

export const EditWaitlistEntryDocument = graphql(`
  mutation EditWaitlistEntry($input: EditWaitlistEntryInput!) {
    result: editWaitlistEntry(input: $input) {
      ...Refusal
      ... on WaitlistEntry {
        id
        title
      }
    }
  }
`);

export const AcceptOfferDocument = graphql(`
  mutation AcceptWaitlistOffer($input: AcceptWaitlistOfferInput!) {
    result: acceptWaitlistOffer(input: $input) {
      ...Refusal
      ... on WaitlistEntry {
        id
        title
        offer {
          id
          sessions {
            id
          }
        }
      }
    }
  }
`);

export const DeclineOfferDocument = graphql(`
  mutation DeclineWaitlistOffer($input: DeclineWaitlistOfferInput!) {
    result: declineWaitlistOffer(input: $input) {
      ...Refusal
      ... on WaitlistEntry {
        id
      }
    }
  }
`);

export const WithdrawDocument = graphql(`
  mutation WithdrawFromWaitlist($input: WithdrawFromWaitlistInput!) {
    result: withdrawFromWaitlist(input: $input) {
      ...Refusal
      ... on WaitlistEntry {
        id
      }
    }
  }
`);

export const ReopenDocument = graphql(`
  mutation ReopenWaitlistEntry($input: ReopenWaitlistEntryInput!) {
    result: reopenWaitlistEntry(input: $input) {
      ...Refusal
      ... on WaitlistEntry {
        id
      }
    }
  }
`);
