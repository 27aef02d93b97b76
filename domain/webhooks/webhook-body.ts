import type { Change } from '../../prisma/generated/client/client.ts';
import { globalIdOf, recordIdOf } from '../activity/record-ids.ts';
import type { Instant } from '../kernel/clock.ts';
import { TEST_EVENT } from './webhook-events.ts';

/** What a receiver gets, as Standard Webhooks lays it out: thin, so that nothing leaves that a key would not be let see. */
interface WebhookBody {
  type: string;
  /** When it happened, which is not when it is sent. */
  timestamp: string;
  data: {
    /** Ids as the API has them. */
    studioId: string;
    /** Its number in the studio's log; null for a test. */
    revision: number | null;
    entity: string;
    /** For `node(id)`; null for what is no record of its own. */
    recordId: string | null;
    kind: string;
    /** Who did it, as the log names them. */
    actor: string;
  };
}

const textOf = (body: WebhookBody): string => JSON.stringify(body);

export const bodyOf = ({ studioId, revision, at, entity, entityId, kind, actorName }: Change): string =>
  textOf({
    type: `${entity}.${kind}`,
    timestamp: at.toISOString(),
    data: {
      studioId: globalIdOf('Studio', studioId),
      revision: Number(revision),
      entity,
      recordId: recordIdOf({ entity, entityId }),
      kind,
      actor: actorName,
    },
  });

export const testBody = (endpoint: { id: string; studioId: string }, actor: string, at: Instant): string =>
  textOf({
    type: TEST_EVENT,
    timestamp: at.toISOString(),
    data: {
      studioId: globalIdOf('Studio', endpoint.studioId),
      revision: null,
      entity: 'webhook_endpoint',
      recordId: globalIdOf('WebhookEndpoint', endpoint.id),
      kind: 'test',
      actor,
    },
  });
