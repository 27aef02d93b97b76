import { expect, test } from 'vitest';
import { chosenWords, eventGroups, isEventChosen, reachIn, withEvent, withGroup } from './webhook-events.ts';

const event = (entity: string, kind: string) => ({ name: `${entity}.${kind}`, entity, label: kind });
const ALL = [event('zebra', 'seen'), event('client', 'created'), event('client', 'edited'), event('booking', 'booked')];
const [, clients] = eventGroups(ALL);

test('what people look for first stands in front, and what nobody has named yet at the end', () => {
  expect(eventGroups(ALL).map(({ label }) => label)).toEqual(['Sessions', 'Clients', 'Zebra']);
});

test('a group is chosen as a whole, and one event taken from it leaves the others', () => {
  const all = withGroup(['booking.booked', 'client.edited'], clients!, true);
  expect(all).toEqual(['booking.booked', 'client.*']);
  expect(reachIn(all, clients!)).toBe('all');
  const less = withEvent(all, clients!, 'client.edited', false);
  expect(less).toEqual(['booking.booked', 'client.created']);
  expect([reachIn(less, clients!), isEventChosen(less, clients!.events[1]!)]).toEqual(['some', false]);
  expect(withGroup(less, clients!, false)).toEqual(['booking.booked']);
  expect(withEvent(less, clients!, 'client.edited', true)).toEqual(['booking.booked', 'client.created', 'client.edited']);
});

test('a choice in words', () => {
  expect(chosenWords(['*'])).toBe('Everything');
  expect(chosenWords(['booking.*', 'client.*'])).toBe('All of sessions, clients');
  expect(chosenWords(['expense.*', 'client.created', 'client.edited'])).toBe('All of expenses; 2 of clients');
  expect(chosenWords(['client.created'])).toBe('1 of clients');
});
