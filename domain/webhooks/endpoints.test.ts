import { describe, expect, test, vi } from 'vitest';
import { followChanges } from '../activity/follow-changes.ts';
import { noticesFollower } from '../activity/notices.ts';
import { WORDS } from '../activity/words/sentence.ts';
import { createClient } from '../clients/create-client.ts';
import { newId } from '../kernel/ids.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { aHookedStudio, wait } from '../testing/webhooks.ts';
import { createEndpoint } from './create-endpoint.ts';
import { PAUSES_MS } from './delivery-rules.ts';
import { NEXT_STATES, type EndpointState } from './endpoint-states.ts';
import { pauseEndpoint, removeEndpoint, resumeEndpoint } from './pause-endpoint.ts';
import { testEndpoint } from './test-endpoint.ts';
import { isChosen, WEBHOOK_EVENTS } from './webhook-events.ts';

vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;

test('every state can be come to from a new one, and only the removed is the last', () => {
  const reached = new Set<EndpointState>(['on']);
  for (const state of reached) for (const next of NEXT_STATES[state]) reached.add(next);
  expect([...reached].sort()).toEqual(Object.keys(NEXT_STATES).sort());
  expect(Object.entries(NEXT_STATES).flatMap(([state, next]) => (next.length === 0 ? [state] : []))).toEqual(['removed']);
});

test('while it is paused nothing is sent and nothing lost, unless what was missed is to be left out', async () => {
  const { studio, receiver, hooks, endpointId } = await aHookedStudio(['client.*']);
  await pauseEndpoint(studio.system, { endpointId });
  await expect(pauseEndpoint(studio.system, { endpointId })).rejects.toMatchObject({ code: 'STEP_NOT_POSSIBLE' });
  await createClient(studio.system, { name: 'Meanwhile' });
  await hooks.work();
  expect(receiver.received).toEqual([]);
  // A test is sent all the same.
  await testEndpoint(studio.system, { endpointId });
  await hooks.work();
  expect(receiver.types()).toEqual(['callboard.test']);
  await resumeEndpoint(studio.system, { endpointId });
  await hooks.work();
  expect(receiver.types()).toEqual(['callboard.test', 'client.created']);

  await pauseEndpoint(studio.system, { endpointId });
  await createClient(studio.system, { name: 'Left out' });
  await resumeEndpoint(studio.system, { endpointId, skipMissed: true });
  await createClient(studio.system, { name: 'Afterwards' });
  await hooks.work();
  expect(receiver.received).toHaveLength(3);
});

describe('an endpoint that is not there', () => {
  /** Everything that its runners read of it, in the log and in their notices. */
  async function told(studio: TestStudio) {
    const userId = newId();
    await studio.db.user.create({ data: { id: userId, name: 'Olga', email: `${userId}@northlight.test` } });
    const { id: memberId } = await studio.db.member.create({ data: { id: newId(), studioId: studio.studioId, userId, role: 'owner' } });
    return async () => {
      await followChanges(studio.db, noticesFollower(), studio.studioId);
      const notices = await studio.db.notice.findMany({ where: { studioId: studio.studioId, memberId } });
      return {
        notices: notices.map(({ kind }) => kind),
        log: (await studio.changes()).filter(({ entity }) => entity === 'webhook_endpoint').map(({ kind }) => kind),
      };
    };
  }

  test('is switched off at once when it says that it is gone, and whoever runs the studio is told', async () => {
    const { studio, receiver, hooks, endpointId, one } = await aHookedStudio(['client.*']);
    const read = await told(studio);
    receiver.answerWith(() => 410);
    await createClient(studio.system, { name: 'One' });
    await hooks.work();
    expect(await hooks.endpoint(endpointId)).toMatchObject({ state: 'off', offReason: 'gone' });
    expect(await one()).toMatchObject({ state: 'given_up', attempts: 1 });
    expect(await read()).toEqual({ notices: ['switched_off'], log: ['created', 'switched_off'] });
    await createClient(studio.system, { name: 'Two' });
    await hooks.work();
    expect(receiver.received).toHaveLength(1);
    // It is there again: what happened meanwhile comes.
    receiver.answerWith(() => 200);
    await resumeEndpoint(studio.system, { endpointId });
    await hooks.work();
    expect(receiver.received).toHaveLength(2);
  });

  test('is switched off after five days without a good answer', async () => {
    const { studio, receiver, hooks, endpointId } = await aHookedStudio(['client.*']);
    const read = await told(studio);
    receiver.answerWith(() => ({ fault: 'Nobody takes calls there.' }));
    for (let day = 0; day < 5; day += 1) {
      await createClient(studio.system, { name: `Day ${day}` });
      await hooks.work();
      expect(await hooks.endpoint(endpointId)).toMatchObject({ state: 'on' });
      wait(studio, 24 * HOUR);
    }
    await hooks.work();
    expect(await hooks.endpoint(endpointId)).toMatchObject({ state: 'off', offReason: 'failing' });
    expect(await read()).toEqual({ notices: ['switched_off'], log: ['created', 'failing', 'switched_off'] });
  });

  test('and is there again is told of, and has failed for no time', async () => {
    const { studio, receiver, hooks, endpointId } = await aHookedStudio(['client.*']);
    const read = await told(studio);
    receiver.answerWith(() => 503);
    await createClient(studio.system, { name: 'One' });
    await hooks.work();
    receiver.answerWith(() => 200);
    wait(studio, PAUSES_MS[0]);
    await hooks.work();
    expect(await hooks.endpoint(endpointId)).toMatchObject({ state: 'on', failingSince: null });
    expect((await read()).log).toEqual(['created', 'failing', 'recovered']);
  });
});

test('a removed webhook is told nothing more, and cannot be found to be changed', async () => {
  const { studio, receiver, hooks, endpointId } = await aHookedStudio(['client.*']);
  await createClient(studio.system, { name: 'One' });
  await hooks.note();
  await removeEndpoint(studio.system, { endpointId });
  await hooks.work();
  expect(receiver.received).toEqual([]);
  await expect(testEndpoint(studio.system, { endpointId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('nothing leaves a demonstration, and the log of deliveries says so', async () => {
  const { studio, receiver, hooks, one } = await aHookedStudio(['client.*']);
  await studio.db.studio.update({ where: { id: studio.studioId }, data: { demo: true } });
  await createClient(studio.system, { name: 'One' });
  await hooks.work();
  expect(receiver.received).toEqual([]);
  expect(await one()).toMatchObject({ state: 'given_up', lastFault: 'This is a demonstration, from which nothing is sent.' });
});

test('two studios hear nothing of each other', async () => {
  const here = await aHookedStudio();
  const there = await aHookedStudio();
  await createClient(here.studio.system, { name: 'One' });
  await here.hooks.work();
  await there.hooks.work();
  expect([here.receiver.received.length, there.receiver.received.length]).toEqual([1, 0]);
});

test('who runs the facility keeps webhooks, in person', async () => {
  const { studio, endpointId } = await aHookedStudio();
  await expect(pauseEndpoint(studio.ana.caller, { endpointId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const key = {
    kind: 'key',
    studioId: studio.studioId,
    keyId: newId(),
    name: 'Key',
    role: 'owner',
    scopes: ['studio_write'],
    generation: 1,
  } as const;
  const program = { ...studio.system, actor: key };
  await expect(removeEndpoint(program, { endpointId })).rejects.toThrow('needs a person');
  await pauseEndpoint(program, { endpointId });
});

test('every kind that the log knows can be chosen, save what would call forth itself or is a member’s own', () => {
  const all = Object.entries(WORDS).flatMap(([entity, kinds]) => Object.keys(kinds).map((kind) => ({ entity, kind })));
  const left = all.filter((change) => !isChosen(['*'], change)).map(({ entity }) => entity);
  expect([...new Set(left)].sort()).toEqual(['notice', 'saved_view', 'webhook_endpoint']);
  for (const { name, entity, kind } of WEBHOOK_EVENTS) {
    expect(isChosen([name], { entity, kind })).toBe(true);
    expect(isChosen([`${entity}.*`], { entity, kind })).toBe(true);
  }
});

test.each([
  ['no address', 'Write an address'],
  ['http://hooks.example.com/in', 'with https'],
  ['ftp://hooks.example.com', 'with https'],
  ['https://me:secret@hooks.example.com', 'name and password'],
  ['https://hooks.example.com/#in', 'never sent'],
  ['https://localhost/in', 'private network'],
  ['https://10.0.0.8/in', 'private network'],
  ['https://2130706433/in', 'private network'],
  ['https://[::ffff:169.254.169.254]/in', 'private network'],
])('%s is no address for a webhook', async (url, message) => {
  const { system } = await aStudio();
  const made = createEndpoint(system, { name: 'Accounts', url, events: ['*'], privateHosts: [] });
  await expect(made).rejects.toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: 'url', message: expect.stringContaining(message) }] });
});
