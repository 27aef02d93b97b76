import { graphql } from '../graphql/generated/gql.ts';
import type { WebhookDeliveriesQuery, WebhookDeliveryQuery, WebhookFieldsFragment } from '../graphql/generated/graphql.ts';

export const WebhookFields = graphql(`
  fragment WebhookFields on WebhookEndpoint {
    id
    name
    url
    events
    state
    nextStates
    offReason
    stateSince
    failingSince
    lastDeliveredAt
    waitingCount
    behind
    previousValidUntil
    version
  }
`);

export const WebhookEndpointsDocument = graphql(`
  query WebhookEndpoints($search: String, $sort: WebhookEndpointSort, $reverse: Boolean, $first: Int!, $after: String) {
    webhookEndpoints(search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          ...WebhookFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const WebhookEndpointDocument = graphql(`
  query WebhookEndpoint($id: ID!) {
    node(id: $id) {
      id
      ...WebhookFields
    }
  }
`);

export const WebhookEventsDocument = graphql(`
  query WebhookEvents {
    webhookEvents {
      name
      entity
      label
    }
  }
`);

export const WebhookDeliveriesDocument = graphql(`
  query WebhookDeliveries(
    $endpointId: ID!
    $state: WebhookDeliveryState
    $search: String
    $sort: WebhookDeliverySort
    $reverse: Boolean
    $first: Int!
    $after: String
  ) {
    webhookDeliveries(
      endpointId: $endpointId
      state: $state
      search: $search
      sort: $sort
      reverse: $reverse
      first: $first
      after: $after
    ) {
      edges {
        node {
          id
          type
          revision
          state
          attempts
          nextTryAt
          createdAt
          lastStatus
          lastFault
          lastDurationMs
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const WebhookDeliveryDocument = graphql(`
  query WebhookDelivery($id: ID!) {
    node(id: $id) {
      id
      ... on WebhookDelivery {
        messageId
        type
        revision
        state
        attempts
        nextTryAt
        createdAt
        lastAttemptAt
        lastFault
        body
        log {
          number
          at
          durationMs
          status
          fault
          response
        }
      }
    }
  }
`);

export const CreateWebhookDocument = graphql(`
  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) {
      ... on ShownWebhookEndpoint {
        secret
        endpoint {
          ...WebhookFields
        }
      }
      ...Refusal
    }
  }
`);

export const EditWebhookDocument = graphql(`
  mutation EditWebhookEndpoint($input: EditWebhookEndpointInput!) {
    editWebhookEndpoint(input: $input) {
      ... on WebhookEndpoint {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const RotateWebhookDocument = graphql(`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      ... on ShownWebhookEndpoint {
        secret
      }
      ...Refusal
    }
  }
`);

export const PauseWebhookDocument = graphql(`
  mutation PauseWebhookEndpoint($input: PauseWebhookEndpointInput!) {
    pauseWebhookEndpoint(input: $input) {
      ... on WebhookEndpoint {
        id
      }
      ...Refusal
    }
  }
`);

export const ResumeWebhookDocument = graphql(`
  mutation ResumeWebhookEndpoint($input: ResumeWebhookEndpointInput!) {
    resumeWebhookEndpoint(input: $input) {
      ... on WebhookEndpoint {
        id
      }
      ...Refusal
    }
  }
`);

export const RemoveWebhookDocument = graphql(`
  mutation RemoveWebhookEndpoint($input: RemoveWebhookEndpointInput!) {
    removeWebhookEndpoint(input: $input) {
      ... on WebhookEndpoint {
        id
      }
      ...Refusal
    }
  }
`);

export const TestWebhookDocument = graphql(`
  mutation TestWebhookEndpoint($input: TestWebhookEndpointInput!) {
    testWebhookEndpoint(input: $input) {
      ... on WebhookDelivery {
        id
      }
      ...Refusal
    }
  }
`);

export const ReplayDeliveryDocument = graphql(`
  mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
    replayWebhookDelivery(input: $input) {
      ... on WebhookDelivery {
        id
      }
      ...Refusal
    }
  }
`);

export const ReplaySinceDocument = graphql(`
  mutation ReplayWebhooksSince($input: ReplayWebhooksSinceInput!) {
    replayWebhooksSince(input: $input) {
      ... on WebhookEndpoint {
        id
      }
      ...Refusal
    }
  }
`);

export type Webhook = WebhookFieldsFragment;
export type DeliveryRow = WebhookDeliveriesQuery['webhookDeliveries']['edges'][number]['node'];
export type DeliveryDetail = Extract<NonNullable<WebhookDeliveryQuery['node']>, { messageId: string }>;
