import { expect, test } from 'vitest';
import { aStudio } from '../testing/a-studio.ts';
import { closeRooms } from './close-rooms.ts';
import { reopenRooms } from './reopen-rooms.ts';
import { ResourceTaken } from './resource-taken.ts';

test('the house closes over the holidays, and nothing can be booked until it is reopened', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const range = { startsAt: studio.at('2030-12-24 00:00'), endsAt: studio.at('2030-12-27 00:00') };
  const closure = await closeRooms(studio.ana.caller, { title: 'Christmas', ...range });

  const refused = await studio.ana.book({ room: 'B', from: '2030-12-25 10:00', to: '2030-12-25 12:00' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ResourceTaken);
  expect(refused).toMatchObject({ clashes: [{ resourceName: 'B', reason: 'closed', what: 'a closure', ...range }] });

  await reopenRooms(studio.ana.caller, { closureId: closure.id });
  await studio.ana.book({ room: 'B', from: '2030-12-25 10:00', to: '2030-12-25 12:00' });
  expect((await studio.changes()).map(({ entity, kind }) => `${entity} ${kind}`)).toEqual([
    'closure closed',
    'closure reopened',
    'booking booked',
  ]);
});

test('a room with a firm session does not close; a hold gives way', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Harbour Nights' });
  await studio.ana.book({ room: 'B', from: '10:00', to: '12:00', state: 'hold' });
  const range = { title: 'Painting', startsAt: studio.at('09:00'), endsAt: studio.at('18:00') };

  const refused = await closeRooms(studio.ana.caller, range).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'RESOURCE_TAKEN', clashes: [{ resourceName: 'A', what: 'Harbour Nights', by: 'Ana' }] });
  expect(await studio.db.closure.count({ where: { studioId: studio.studioId } })).toBe(0);

  await closeRooms(studio.ana.caller, { ...range, rooms: [studio.rooms.B!] });
});

test('who may not close, or names no room of the studio, is told so', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  const other = await aStudio({ rooms: ['A'] });
  const range = { title: 'Painting', startsAt: studio.at('09:00'), endsAt: studio.at('18:00') };
  const closing = (who: typeof studio.ana, rooms?: string[]) =>
    closeRooms(who.caller, { ...range, rooms }).catch((error: unknown) => error);
  expect(await closing(studio.as('Cy', 'crew'))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await closing(studio.ana, [other.rooms.A!])).toMatchObject({ code: 'NOT_FOUND' });
  expect(await closing(studio.ana, [])).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: 'rooms' }] });
  expect(await reopenRooms(studio.ana.caller, { closureId: studio.rooms.A! }).catch((error: unknown) => error)).toMatchObject({
    code: 'NOT_FOUND',
  });
});
