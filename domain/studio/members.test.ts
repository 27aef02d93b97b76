import { beforeEach, expect, test } from 'vitest';
import type { Role } from '../../prisma/generated/client/client.ts';
import { InvalidInput, NotAllowed, NotFound, StaleEdit } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { changeMember } from './change-member.ts';
import { changeStudioSettings } from './change-studio-settings.ts';
import { createBoardLink } from './create-board-link.ts';
import { editBoardLink } from './edit-board-link.ts';
import { inviteMember } from './invite-member.ts';
import { removeMember } from './remove-member.ts';
import { revokeBoardLink } from './revoke-board-link.ts';

let studio: TestStudio;
beforeEach(async () => void (studio = await aStudio()));

const refusal = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'done',
    (error: unknown) => error,
  );

const invite = (as: ReturnType<TestStudio['as']>, role: Exclude<Role, 'board'>, email = `${newId()}@northlight.test`) =>
  inviteMember(as.caller, { email, name: 'Ben', role });

test('an owner invites people, once each, and brings back who was removed', async () => {
  const olga = studio.as('Olga', 'owner');
  const email = `Ben.${newId()}@Northlight.test`;
  const { id } = await invite(olga, 'coordinator', email);
  expect(await refusal(invite(olga, 'crew', email.toLowerCase()))).toMatchObject({ issues: [{ path: 'email' }] });
  await removeMember(olga.caller, { memberId: id });
  expect(await refusal(removeMember(olga.caller, { memberId: id }))).toBeInstanceOf(NotFound);
  expect((await invite(olga, 'producer', email)).id).toBe(id);
  expect((await studio.changes()).map(({ kind }) => kind)).toEqual(['invited', 'removed', 'invited']);
});

test('two invitations of one person at once make one member', async () => {
  const olga = studio.as('Olga', 'owner');
  const email = `${newId()}@northlight.test`;
  const answers = await Promise.all([1, 2, 3].map(() => refusal(invite(olga, 'crew', email))));
  expect(await studio.db.member.count({ where: { studioId: studio.studioId } })).toBe(1);
  expect(answers.filter((answer) => answer instanceof Error).every((error) => error instanceof InvalidInput)).toBe(true);
});

test('the last owner stays, even when two owners remove each other at the same moment', async () => {
  const olga = studio.as('Olga', 'owner');
  const [one, two] = [await invite(olga, 'owner'), await invite(olga, 'owner')];
  const answers = await Promise.all([one, two].map(({ id }) => refusal(removeMember(olga.caller, { memberId: id }))));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
  const left = await studio.db.member.findFirstOrThrow({ where: { studioId: studio.studioId, role: 'owner', removedAt: null } });
  expect(await refusal(changeMember(olga.caller, { memberId: left.id, role: 'crew' }))).toMatchObject({ issues: [{ path: 'memberId' }] });
});

test('a manager keeps members but neither makes nor unmakes owners; others keep none', async () => {
  const [olga, mia] = [studio.as('Olga', 'owner'), studio.as('Mia', 'studio_manager')];
  const owner = await invite(olga, 'owner');
  await invite(olga, 'owner');
  const ben = await invite(mia, 'crew');
  expect(await refusal(invite(mia, 'owner'))).toBeInstanceOf(NotAllowed);
  expect(await refusal(changeMember(mia.caller, { memberId: ben.id, role: 'owner' }))).toBeInstanceOf(NotAllowed);
  expect(await refusal(changeMember(mia.caller, { memberId: owner.id, role: 'crew' }))).toBeInstanceOf(NotAllowed);
  expect(await refusal(removeMember(mia.caller, { memberId: owner.id }))).toBeInstanceOf(NotAllowed);
  for (const role of ['coordinator', 'producer', 'finance', 'crew', 'client'] as const)
    expect.soft(await refusal(invite(studio.as('Eve', role), 'crew')), role).toBeInstanceOf(NotAllowed);
});

test('a client’s member belongs to a client of this studio', async () => {
  const [olga, elsewhere] = [studio.as('Olga', 'owner'), await aStudio()];
  const foreign = newId();
  await elsewhere.db.client.create({ data: { id: foreign, studioId: elsewhere.studioId, name: 'Foreign Films' } });
  expect(await refusal(invite(olga, 'client'))).toMatchObject({ issues: [{ path: 'clientId' }] });
  const wish = { email: 'carla@films.test', name: 'Carla', role: 'client' as const, clientId: foreign };
  expect(await refusal(inviteMember(olga.caller, wish))).toBeInstanceOf(NotFound);
});

test('nothing of another studio can be touched', async () => {
  const [olga, elsewhere] = [studio.as('Olga', 'owner'), await aStudio()];
  const theirs = elsewhere.as('Otto', 'owner');
  const link = await createBoardLink(theirs.caller, { name: 'Wall', privacy: 'everything' });
  const member = await invite(theirs, 'crew');
  for (const act of [
    () => editBoardLink(olga.caller, { boardLinkId: link.id, name: 'Mine' }),
    () => revokeBoardLink(olga.caller, { boardLinkId: link.id }),
    () => changeMember(olga.caller, { memberId: member.id, role: 'crew' }),
    () => removeMember(olga.caller, { memberId: member.id }),
  ])
    expect.soft(await refusal(act())).toBeInstanceOf(NotFound);
});

test('two people edit a board link: different fields merge, the same one shows both sides', async () => {
  const { id } = await createBoardLink(studio.ana.caller, { name: 'Wall', privacy: 'everything' });
  await editBoardLink(studio.ana.caller, { boardLinkId: id, expectedVersion: 1, name: 'Reception' });
  await editBoardLink(studio.ben.caller, { boardLinkId: id, expectedVersion: 1, privacy: 'busy_only' });
  expect(await studio.db.boardLink.findUnique({ where: { id } })).toMatchObject({ name: 'Reception', privacy: 'busy_only', version: 3 });
  const stale = await refusal(editBoardLink(studio.ben.caller, { boardLinkId: id, expectedVersion: 1, name: 'Foyer' }));
  expect(stale).toBeInstanceOf(StaleEdit);
  expect(stale).toMatchObject({ fields: [{ field: 'name', yours: 'Foyer', theirs: 'Reception' }] });
  await revokeBoardLink(studio.ana.caller, { boardLinkId: id });
  expect(await refusal(editBoardLink(studio.ana.caller, { boardLinkId: id, name: 'Foyer' }))).toBeInstanceOf(NotFound);
});

test('settings are changed by the heads of the studio, within reason', async () => {
  const olga = studio.as('Olga', 'owner');
  await changeStudioSettings(olga.caller, { zone: 'Europe/Lisbon', utilizationCountsBuffers: false });
  expect(await studio.db.studio.findUnique({ where: { id: studio.studioId } })).toMatchObject({
    zone: 'Europe/Lisbon',
    utilizationCountsBuffers: false,
  });
  expect(await refusal(changeStudioSettings(olga.caller, { zone: 'Nowhere', currency: 'x' }))).toMatchObject({
    issues: [{ path: 'zone' }, { path: 'currency' }],
  });
  expect(await refusal(changeStudioSettings(studio.ana.caller, { name: 'Mine' }))).toBeInstanceOf(NotAllowed);
});
