import { DateTime } from 'luxon';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test, vi } from 'vitest';
import { recordIdOf } from '../activity/record-ids.ts';
import { createClient } from '../clients/create-client.ts';
import { newId } from '../kernel/ids.ts';
import { inStudio } from '../kernel/in-studio.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { aHookedStudio, wait, webhookSecret } from '../testing/webhooks.ts';
import { claimDelivery } from './claim-delivery.ts';
import { PAUSES_MS } from './delivery-rules.ts';
import { editEndpoint } from './edit-endpoint.ts';
import { noteNext } from './note-deliveries.ts';
import { replayDelivery, replaySince } from './replay.ts';
import { rotateWebhookSecret } from './rotate-secret.ts';
import { forgetOldDeliveries } from './webhook-work.ts';

vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;

test('what happens is told once, thinly, and signed so that the library of Standard Webhooks accepts it', async () => {
  const { studio, receiver, hooks, endpointId, one } = await aHookedStudio(['booking.*'], { now: new Date().toISOString() });
  // The library wants the time to be now, and a session lies ahead: tomorrow's does at any hour.
  const tomorrow = DateTime.fromJSDate(studio.clock.now()).plus({ days: 1 }).toISODate();
  const { id } = await studio.ana.book({ room: 'A', from: `${tomorrow} 10:00`, to: `${tomorrow} 11:00`, title: 'Harbour Nights' });
  await createClient(studio.system, { name: 'Saltwater Audio' });
  await hooks.work();
  await hooks.work();

  expect(receiver.received).toHaveLength(1);
  const [call] = receiver.received;
  expect(call!.url).toBe('https://hooks.example.com/in');
  const told = new Webhook(webhookSecret(endpointId, 1)).verify(call!.body, call!.headers);
  expect(told).toEqual({
    type: 'booking.booked',
    timestamp: studio.clock.now().toISOString(),
    data: {
      studioId: expect.any(String),
      revision: 2,
      entity: 'booking',
      recordId: recordIdOf({ entity: 'booking', entityId: id }),
      kind: 'booked',
      actor: 'Ana',
    },
  });
  expect(call!.body).not.toContain('Harbour');
  expect(() => new Webhook(webhookSecret(newId(), 1)).verify(call!.body, call!.headers)).toThrow('No matching signature');
  expect(await one()).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 204, nextTryAt: null });
});

test('the changes of one record come in their order, and wait for each other; those of others do not wait', async () => {
  const { studio, receiver, hooks } = await aHookedStudio(['booking.*']);
  const first = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  await moveBooking(studio.ana.caller, { bookingId: first.id, startsAt: studio.at('12:00'), endsAt: studio.at('13:00') });
  await moveBooking(studio.ana.caller, { bookingId: first.id, startsAt: studio.at('14:00'), endsAt: studio.at('15:00') });
  await studio.ana.book({ room: 'B', from: '10:00', to: '11:00' });
  const of = (id: string) => receiver.received.filter(({ recordId }) => recordId === recordIdOf({ entity: 'booking', entityId: id }));
  receiver.answerWith(({ body }) => (body.includes(recordIdOf({ entity: 'booking', entityId: first.id })!) ? 500 : 204));
  await hooks.work();
  expect(of(first.id).map(({ type }) => type)).toEqual(['booking.booked']);
  expect(receiver.received).toHaveLength(2);

  receiver.answerWith(() => 204);
  await hooks.send();
  expect(receiver.received).toHaveLength(2);
  wait(studio, PAUSES_MS[0]);
  await hooks.send();
  expect(of(first.id).map(({ revision }) => revision)).toEqual([2, 2, 3, 4]);
});

test('one that is given up lets the next of its record go', async () => {
  const { studio, receiver, hooks, endpointId } = await aHookedStudio(['booking.*']);
  const { id } = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  await moveBooking(studio.ana.caller, { bookingId: id, startsAt: studio.at('12:00'), endsAt: studio.at('13:00') });
  receiver.answerWith(({ body }) => (body.includes('booking.booked') ? 500 : 204));
  await hooks.work();
  for (const pause of PAUSES_MS) {
    wait(studio, pause - 1);
    await hooks.send();
    const before = receiver.received.length;
    wait(studio, 1);
    await hooks.send();
    expect(receiver.received.length).toBeGreaterThan(before);
  }
  expect(receiver.types()).toEqual([...Array.from({ length: 10 }, () => 'booking.booked'), 'booking.moved']);
  expect(new Set(receiver.received.slice(0, 10).map((call) => call.id)).size).toBe(1);
  expect((await hooks.deliveries(endpointId)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['given_up', 10],
    ['delivered', 1],
  ]);
  const tried = await studio.db.webhookAttempt.findMany({ where: { studioId: studio.studioId }, orderBy: { at: 'asc' } });
  expect(tried.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 500), 204]);
});

test('a worker that falls while it notes leaves nothing half done, and two at once note each change once', async () => {
  const { studio, hooks, endpointId } = await aHookedStudio();
  for (let n = 0; n < 12; n += 1) await createClient(studio.system, { name: `Client ${n}` });
  const db = inStudio(studio.db, studio.studioId);
  const where = { studioId: studio.studioId, endpointId, at: studio.clock.now() };
  // It dies with its work done and not committed.
  await expect(
    db.$transaction(async (tx) => {
      await noteNext({ $transaction: (work: (client: unknown) => unknown) => work(tx) } as never, where, 5);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await hooks.deliveries(endpointId)).toEqual([]);
  expect((await hooks.endpoint(endpointId)).followedRevision).toBe(0n);

  await noteNext(db, where, 5);
  await Promise.all([hooks.note(), hooks.note(), hooks.note()]);
  expect((await hooks.deliveries(endpointId)).map(({ revision }) => revision)).toEqual(Array.from({ length: 12 }, (_, n) => BigInt(n + 2)));
});

test('what a killed worker had taken is sent by another under the same id', async () => {
  const { studio, receiver, hooks, endpointId, one } = await aHookedStudio(['booking.*']);
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  await hooks.note();
  const lane = { studioId: studio.studioId, endpointId };
  const taken = await claimDelivery(studio.db, lane, studio.clock.now());
  expect(taken?.id).toBe((await one()).id);
  await hooks.send();
  expect(receiver.received).toEqual([]);
  wait(studio, 61_000);
  await hooks.send();
  expect(receiver.received.map((call) => call.id)).toEqual([`msg_${taken!.id.replaceAll('-', '')}`]);
});

test('many workers at one endpoint send each once, and no two of one record at a time', async () => {
  const { studio, receiver, hooks, endpointId } = await aHookedStudio(['booking.*']);
  const sessions = [
    await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' }),
    await studio.ana.book({ room: 'B', from: '10:00', to: '11:00' }),
  ];
  for (let hour = 11; hour < 17; hour += 1)
    for (const { id } of sessions)
      await moveBooking(studio.ana.caller, { bookingId: id, startsAt: studio.at(`${hour}:00`), endsAt: studio.at(`${hour}:30`) });
  const under = new Set<string>();
  const met: string[] = [];
  receiver.answerWith(async ({ body }) => {
    const { recordId } = (JSON.parse(body) as { data: { recordId: string } }).data;
    if (under.has(recordId)) met.push(recordId);
    under.add(recordId);
    await new Promise((resolve) => setImmediate(resolve));
    under.delete(recordId);
    return 200;
  });
  await hooks.note();
  while ((await hooks.deliveries(endpointId)).some(({ nextTryAt }) => nextTryAt))
    await Promise.all([hooks.send(), hooks.send(), hooks.send()]);
  expect(met).toEqual([]);
  expect(receiver.received).toHaveLength(14);
  for (const { id } of sessions) {
    const own = receiver.received.filter(({ recordId }) => recordId === recordIdOf({ entity: 'booking', entityId: id }));
    expect(own.map(({ revision }) => revision)).toEqual(own.map(({ revision }) => revision).sort((a, b) => a! - b!));
  }
});

test('after a rotation both secrets are good until the old one ends', async () => {
  const { studio, receiver, hooks, endpointId } = await aHookedStudio(['client.*'], { now: new Date().toISOString() });
  await rotateWebhookSecret(studio.system, { endpointId, overlapMinutes: 2 });
  const opens = (generation: number): boolean => {
    const { body, headers } = receiver.received.at(-1)!;
    try {
      new Webhook(webhookSecret(endpointId, generation)).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  };
  await createClient(studio.system, { name: 'One' });
  await hooks.work();
  expect([opens(1), opens(2)]).toEqual([true, true]);
  wait(studio, 2 * 60_000);
  await createClient(studio.system, { name: 'Two' });
  await hooks.work();
  expect([opens(1), opens(2)]).toEqual([false, true]);
});

describe('sent again', () => {
  test('a delivery keeps its id', async () => {
    const { studio, receiver, hooks, one } = await aHookedStudio(['client.*']);
    await createClient(studio.system, { name: 'One' });
    await hooks.work();
    await replayDelivery(studio.system, { deliveryId: (await one()).id });
    await hooks.work();
    expect(receiver.types()).toEqual(['client.created', 'client.created']);
    expect(receiver.received[0]!.id).toBe(receiver.received[1]!.id);
    expect(await one()).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  test('everything since a revision or a moment, with what was not chosen then, and under the ids of then even after a clean-up', async () => {
    const { studio, receiver, hooks, endpointId } = await aHookedStudio(['client.*']);
    await createClient(studio.system, { name: 'One' });
    wait(studio, HOUR);
    const later = studio.clock.now();
    const { revision } = (await studio.changes()).at(-1)!;
    await createClient(studio.system, { name: 'Two' });
    await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
    await hooks.work();
    expect(receiver.types()).toEqual(['client.created', 'client.created']);
    await editEndpoint(studio.system, { endpointId, events: ['client.*', 'booking.booked'], privateHosts: [] });

    await replaySince(studio.system, { endpointId, since: later });
    await hooks.work();
    expect(receiver.types().slice(2)).toEqual(['client.created', 'booking.booked']);
    expect(receiver.received[2]!.id).toBe(receiver.received[1]!.id);

    wait(studio, 100 * 24 * HOUR);
    await forgetOldDeliveries(inStudio(studio.db, studio.studioId), studio.clock.now());
    expect(await hooks.deliveries(endpointId)).toEqual([]);
    await replaySince(studio.system, { endpointId, revision });
    await hooks.work();
    expect(receiver.received.slice(4).map(({ id }) => id)).toEqual([0, 2, 3].map((n) => receiver.received[n]!.id));
  });

  test('not from a time to come', async () => {
    const { studio, endpointId } = await aHookedStudio();
    await expect(replaySince(studio.system, { endpointId, since: new Date(+studio.clock.now() + HOUR) })).rejects.toThrow(
      'Nothing happened since then',
    );
    await expect(replaySince(studio.system, { endpointId, revision: 1_000n })).rejects.toThrow('The log has not come so far');
    await expect(replaySince(studio.system, { endpointId })).rejects.toThrow('Say from which revision');
  });
});
