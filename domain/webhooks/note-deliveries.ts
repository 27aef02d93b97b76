import { v5 } from 'uuid';
import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import { BATCH } from '../activity/follow-changes.ts';
import { readChanges } from '../activity/read-changes.ts';
import type { Db, Services } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { inStudio } from '../kernel/in-studio.ts';
import { bodyOf } from './webhook-body.ts';
import { isChosen } from './webhook-events.ts';

type TxDb = Prisma.TransactionClient;

interface Place {
  events: string[];
  followedRevision: bigint;
}

const LIMITS = { maxWait: 30_000, timeout: 60_000 };

/** Writes down what each endpoint of the studio is to be told of, to the end of the log. */
export async function noteDeliveries({ db, clock }: Pick<Services, 'db' | 'clock'>, studioId: string, stop: AbortSignal): Promise<void> {
  const own = inStudio(db, studioId);
  for (const { id } of await own.webhookEndpoint.findMany({ where: { studioId, state: 'on' }, select: { id: true } }))
    while (!stop.aborted && (await noteNext(own, { studioId, endpointId: id, at: clock.now() })));
}

/** One step along the log: the deliveries and the endpoint's place in one transaction. True when there is more. */
export const noteNext = (db: Db, where: { studioId: string; endpointId: string; at: Instant }, most = BATCH): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { studioId, endpointId } = where;
    // Whoever comes second waits, and goes on from where the first has come.
    const [place] = await tx.$queryRaw<Place[]>`
      SELECT events, followed_revision AS "followedRevision" FROM webhook_endpoint
      WHERE studio_id = ${studioId}::uuid AND id = ${endpointId}::uuid AND state = 'on' FOR UPDATE`;
    if (!place) return false;
    const changes = await readChanges(tx, studioId, { after: place.followedRevision, limit: most });
    const last = changes.at(-1);
    if (!last) return false;
    const chosen = changes.filter((change) => isChosen(place.events, change));
    if (chosen.length > 0) await write(tx, where, chosen);
    await tx.webhookEndpoint.update({ where: { id: endpointId }, data: { followedRevision: last.revision } });
    return changes.length === most;
  }, LIMITS);

async function write(
  tx: TxDb,
  { studioId, endpointId, at }: { studioId: string; endpointId: string; at: Instant },
  changes: readonly Change[],
): Promise<void> {
  // There are some already only where the place was moved back to send them again.
  await tx.webhookDelivery.updateMany({
    where: { studioId, endpointId, revision: { in: changes.map(({ revision }) => revision) }, nextTryAt: null },
    data: { state: 'pending', tries: 0, nextTryAt: at },
  });
  await tx.webhookDelivery.createMany({
    data: changes.map((change) => ({
      id: deliveryId(endpointId, change.revision),
      studioId,
      endpointId,
      revision: change.revision,
      type: `${change.entity}.${change.kind}`,
      entity: change.entity,
      entityId: change.entityId,
      body: bodyOf(change),
      nextTryAt: at,
      createdAt: at,
    })),
    skipDuplicates: true,
  });
}

/** The same whenever it is made: a receiver knows what it has had, also long after we have cleaned up. */
const deliveryId = (endpointId: string, revision: bigint): string => v5(String(revision), endpointId);
