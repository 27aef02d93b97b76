import type { Prisma, WebhookEndpoint } from '../../prisma/generated/client/client.ts';
import { systemActor } from '../kernel/actor.ts';
import type { Services } from '../kernel/caller.ts';
import { newId } from '../kernel/ids.ts';
import { inStudio } from '../kernel/in-studio.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Claimed } from './claim-delivery.ts';
import { isDelivered, isGivenUpOn, isGone, judge, type Outcome } from './delivery-rules.ts';
import { changeEndpoint, lockEndpoint } from './endpoint-record.ts';

/** Notes what became of an attempt, and what follows from it. Does nothing when another worker has taken the delivery meanwhile. */
export async function noteOutcome({ db, clock, doorbell }: Services, claimed: Claimed, outcome: Outcome, random: number): Promise<void> {
  const { studioId } = claimed;
  const told = await inStudio(db, studioId).$transaction(async (client) => {
    const tx: Tx = { db: client, studioId, actor: systemActor(studioId, 'Webhooks'), at: clock.now(), actId: newId() };
    const endpoint = await findOpen(tx, claimed.endpointId);
    if (!endpoint || !(await noteAttempt(tx, claimed, outcome, random))) return false;
    return noteEndpoint(tx, endpoint, claimed, outcome);
  });
  if (told) doorbell.ring(studioId);
}

/** Locked before its deliveries, as everywhere; null when it was removed while this was on its way. */
async function findOpen(tx: Tx, id: string): Promise<WebhookEndpoint | null> {
  const { state } = await tx.db.webhookEndpoint.findUniqueOrThrow({ where: { id }, select: { state: true } });
  return state === 'removed' ? null : lockEndpoint(tx, id);
}

async function noteAttempt({ db, at, studioId }: Tx, claimed: Claimed, outcome: Outcome, random: number): Promise<boolean> {
  const tries = claimed.tries + 1;
  const { status, fault, response, durationMs } = outcome;
  const data: Prisma.WebhookDeliveryUpdateManyMutationInput = {
    ...judge(outcome, { tries, isTest: claimed.isTest }, at, random),
    tries,
    attempts: { increment: 1 },
    takenUntil: null,
    lastAttemptAt: at,
    lastStatus: status,
    lastFault: fault,
    lastDurationMs: durationMs,
  };
  const { count } = await db.webhookDelivery.updateMany({ where: { studioId, id: claimed.id, takenUntil: claimed.takenUntil }, data });
  if (count === 0) return false;
  const { attempts } = await db.webhookDelivery.findUniqueOrThrow({ where: { id: claimed.id }, select: { attempts: true } });
  await db.webhookAttempt.create({ data: { studioId, deliveryId: claimed.id, number: attempts, at, durationMs, status, fault, response } });
  return true;
}

/** Whether the log has something to tell of it: that it began to fail, answers again, or is switched off. */
async function noteEndpoint(tx: Tx, endpoint: WebhookEndpoint, { isTest }: Claimed, outcome: Outcome): Promise<boolean> {
  const { at } = tx;
  if (isDelivered(outcome)) {
    const well = { failingSince: null, lastDeliveredAt: at };
    if (endpoint.failingSince) await changeEndpoint(tx, 'recovered', endpoint, well);
    else await tx.db.webhookEndpoint.update({ where: { id: endpoint.id }, data: well });
    return endpoint.failingSince !== null;
  }
  // What a demonstration does not send says nothing of its receiver, and a test is for whoever waits for it.
  if (outcome.final || isTest || endpoint.state !== 'on') return false;
  const failingSince = endpoint.failingSince ?? at;
  const offReason = isGone(outcome) ? 'gone' : isGivenUpOn(failingSince, at) ? 'failing' : null;
  if (offReason) await changeEndpoint(tx, 'switched_off', endpoint, { state: 'off', offReason, failingSince, stateSince: at });
  else if (!endpoint.failingSince) await changeEndpoint(tx, 'failing', endpoint, { failingSince });
  return offReason !== null || !endpoint.failingSince;
}
