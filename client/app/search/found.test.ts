import { expect, test } from 'vitest';
import type { Place } from '../place.ts';
import { groupFound, type Hit } from './found.ts';

const place = (key: string, label: string, path: string): Place => ({ key, label, path, icon: () => null, order: 0, routes: [] });
const PLACES = [place('schedule', 'Schedule', '/schedule'), place('clients', 'Clients', '/clients'), place('rooms', 'Rooms', '/rooms')];
const hit = (kind: string, name: string): Hit => ({ kind, id: `${kind}:${name}`, name, detail: '' });

test('before anything is sought, all places are offered', () => {
  expect(groupFound('', [], PLACES).map(({ label, found }) => [label, found.map(({ path }) => path)])).toEqual([
    ['Go to', ['/schedule', '/clients', '/rooms']],
  ]);
});

test('hits stand by kind, the likeliest kind first, and open in their place', () => {
  const groups = groupFound('har', [hit('client', 'Harbour'), hit('session', 'Harp'), hit('client', 'Hart')], PLACES);
  expect(groups.map(({ label, found }) => [label, found.map(({ path }) => path)])).toEqual([
    ['Clients', ['/clients?open=client%3AHarbour', '/clients?open=client%3AHart']],
    ['Sessions', ['/schedule?session=session%3AHarp']],
  ]);
});

test('what has no place for the seeker is not offered', () => {
  expect(groupFound('roo', [hit('project', 'Room tone'), hit('room', 'Room 1')], PLACES).map(({ label }) => label)).toEqual([
    'Go to',
    'Rooms',
  ]);
});
