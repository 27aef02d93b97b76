import { beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '../../domain/kernel/actor.ts';
import { revokeApiKey } from '../../domain/studio/revoke-api-key.ts';
import { revokeBoardLink } from '../../domain/studio/revoke-board-link.ts';
import { rotateApiKey } from '../../domain/studio/rotate-api-key.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { testRedisUrl } from '../../prisma/testing/test-redis.ts';
import { aServer, type Guest, type Served } from '../testing/a-server.ts';
import { CHANGES, soon, watchClose } from '../testing/following.ts';
import { encodeId } from '../../schema/shared/ids.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

const serve = (): Promise<Served> => aServer({ redisUrl: testRedisUrl() });
const within5s = { timeout: 5_000, interval: 20 };

async function eventsOf(served: Served, guest: Guest, query = CHANGES) {
  const response = await fetch(`${served.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...guest.headers },
    body: JSON.stringify({ query }),
  });
  const stream = { begun: false, ended: false };
  void (async () => {
    for await (const _part of response.body as unknown as AsyncIterable<Uint8Array>) stream.begun = true;
    stream.ended = true;
  })().catch(() => (stream.ended = true));
  return stream;
}

test('what a session, a board link or a key holds open is closed within five seconds of its end, whichever process ended it', async () => {
  const [here, there] = [await serve(), await serve()];
  const caller = { ...there.services, actor: systemActor(studio.studioId, 'Olga') };
  const member = await here.aMember(studio.studioId, 'coordinator');
  const elsewhere = await there.aMember(studio.studioId, 'coordinator');
  const board = await here.aBoard(studio.studioId);
  const key = await here.aKey(studio.studioId);
  const rotated = await here.aKey(studio.studioId);
  const kept = await here.aKey(studio.studioId);
  const guests = [member, board, key, rotated];
  const sockets = [...guests, kept].map((guest) => watchClose(here, guest));
  await Promise.all(sockets.map(({ opened }) => opened));
  const streams = await Promise.all(
    [...guests, kept].map((guest) => eventsOf(here, guest, guest === board ? 'subscription { board { revision } }' : CHANGES)),
  );
  await vi.waitFor(() => expect(streams.map(({ begun }) => begun)).toEqual([true, true, true, true, true]), soon);

  await there.ask('mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { __typename } }', {
    as: { ...elsewhere, headers: member.headers },
    variables: { input: { sessionId: encodeId('UserSession', member.sessionId) } },
  });
  await revokeBoardLink(caller, { boardLinkId: board.id });
  await revokeApiKey(caller, { apiKeyId: key.id });
  await rotateApiKey(caller, { apiKeyId: rotated.id, overlapMinutes: 0, secretOf: () => 'cb_another' });

  await vi.waitFor(() => {
    expect(sockets.map(({ code }) => code())).toEqual([4403, 4403, 4403, 4403, null]);
    expect(streams.map(({ ended }) => ended)).toEqual([true, true, true, true, false]);
  }, within5s);
});
