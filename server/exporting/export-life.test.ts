import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireExports } from '../../domain/exporting/expire-exports.ts';
import { fixedClock } from '../../domain/kernel/clock.ts';
import { aStudio } from '../../domain/testing/a-studio.ts';
import { aHouse, type House } from '../../schema/testing/a-house.ts';
import { aServer, type Guest, type Served } from '../testing/a-server.ts';
import { exportAs, fetchExport, shownTo as shown, startAs, workOn } from '../testing/exported.ts';
import { writeLines } from './write-lines.ts';

let served: Served;
let house: House;
beforeAll(async () => {
  served = await aServer({}, (close) => afterAll(close, 30_000));
  house = await aHouse(served);
  await house.make.booking();
});
const start = (as: Guest, input: object = {}) => startAs(served, as, input);
const shownTo = (as: Guest, id: string) => shown(served, as, id);

test('it opens for who asked for it and for owners, in its own studio, as long as it is kept', async () => {
  const { studioId, db } = house.studio;
  const manager = await house.memberWith('studio_manager');
  const { id, shown: row } = await exportAs(served, studioId, manager, { records: ['rooms'] });
  const elsewhere = await aStudio();
  const foreign = await served.aMember(elsewhere.studioId, 'owner');
  const status = async (as: Parameters<typeof fetchExport>[2], headers?: Record<string, string>) =>
    (await fetchExport(served, id, as, headers)).status;
  expect(await Promise.all([manager, house.owner, await house.memberWith('coordinator'), foreign, null].map((one) => status(one)))).toEqual(
    [200, 200, 404, 404, 401],
  );
  // A link says no studio: the cookie is looked at in that of the file.
  expect(await status({ ...manager, headers: { cookie: manager.headers.cookie! } })).toBe(200);
  expect(await status(await served.aBoard(studioId))).toBe(403);
  expect(await status(await house.memberWith('client'))).toBe(403);
  expect(await shownTo(foreign, id)).toBeNull();
  expect(row.url).toMatch(/\/export\/[0-9a-f-]{36}$/);
  expect((await fetch(row.url!, { method: 'POST', headers: manager.headers })).status).toBe(405);
  expect((await fetch(`${served.url}/export/nonsense`, { headers: manager.headers })).status).toBe(404);

  // Whose role has changed since may see less: the file is not theirs any more.
  await db.member.update({ where: { id: manager.memberId }, data: { role: 'crew' } });
  expect([await status(manager), (await shownTo(manager, id))!.url]).toEqual([403, null]);

  await db.export.updateMany({ where: { studioId, state: 'done' }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect([await status(house.owner), (await shownTo(house.owner, id))!.state]).toEqual([410, 'expired']);
  await expireExports({ db, clock: fixedClock(new Date()) });
  expect(await db.exportChunk.count({ where: { studioId } })).toBe(0);
  expect([await status(house.owner), (await shownTo(house.owner, id))!.state]).toEqual([410, 'expired']);
});

const CANCEL = `mutation ($input: CancelExportInput!) { cancelExport(input: $input) { ... on Export { state nextStates } ... on Error { code } } }`;
const cancel = async (as: Parameters<typeof exportAs>[2], exportId: string) =>
  (await served.ask<{ cancelExport: object }>(CANCEL, { as, variables: { input: { exportId } } })).data!.cancelExport;

test('cancelled while it is written, it stops there and leaves nothing; cancelled later, its file goes', async () => {
  const { studioId, db } = house.studio;
  const { id } = await start(house.owner, { records: ['rooms', 'bookings', 'changes'] });
  let told = 0;
  await workOn(served.services, studioId, (snapshot, order, tell) =>
    writeLines(snapshot, order, async (progress) => {
      told += 1;
      if (told === 3) expect(await cancel(house.owner, id)).toEqual({ state: 'cancelled', nextStates: [] });
      await tell(progress);
    }),
  );
  expect(told).toBe(3);
  expect(await shownTo(house.owner, id)).toMatchObject({ state: 'cancelled', url: null });
  expect((await fetchExport(served, id, house.owner)).status).toBe(410);
  expect(await cancel(house.owner, id)).toEqual({ code: 'STEP_NOT_POSSIBLE' });

  const { id: done } = await exportAs(served, studioId, house.owner, { records: ['rooms'] });
  expect(await cancel(await house.memberWith('coordinator'), done)).toEqual({ code: 'NOT_FOUND' });
  expect(await cancel(house.owner, done)).toEqual({ state: 'cancelled', nextStates: [] });
  expect(await db.exportChunk.count({ where: { studioId, export: { state: 'cancelled' } } })).toBe(0);
  const said = (await db.change.findMany({ where: { studioId, entity: 'export' }, orderBy: { revision: 'desc' }, take: 3 })).map(
    ({ kind }) => kind,
  );
  expect(said).toEqual(['cancelled', 'finished', 'requested']);
});

test('whoever asked and has gone since gets nothing; three at most are under way', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  const { studioId, db } = studio;
  const [owner, leaver] = [await served.aMember(studioId, 'owner'), await served.aMember(studioId, 'producer', { name: 'Lea' })];
  const asked = await start(leaver);
  expect(await start(owner)).toMatchObject({ __typename: 'Export' });
  expect(await start(owner)).toMatchObject({ __typename: 'Export' });
  expect(await start(owner)).toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('3 exports are under way') as string,
  });
  await db.member.update({ where: { id: leaver.memberId }, data: { removedAt: new Date() } });
  await workOn(served.services, studioId);
  expect(await shownTo(owner, asked.id)).toMatchObject({
    state: 'failed',
    fault: expect.stringContaining('Lea may no longer read') as string,
    url: null,
  });
  expect(
    (await db.export.groupBy({ by: ['state'], where: { studioId }, _count: true })).map(({ state, _count }) => [state, _count]).sort(),
  ).toEqual([
    ['done', 2],
    ['failed', 1],
  ]);
});
