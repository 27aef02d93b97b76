import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, NotFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { aPodcastHouse, bookingOf, interview } from '../../testing/a-podcast-house.ts';
import { bookFound } from './book-found.ts';
import type { FindTimeInput } from './find-inputs.ts';
import { findTime } from './find-time.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const clock = (at: Date): string => at.toISOString().slice(5, 16).replace('T', ' ');

test('an interview with microphones, a camera kit and a producer, and an edit later in the week: found at once and booked in one step', async () => {
  const studio = await aPodcastHouse();
  // The first kit is on a shoot, the producer and the microphones are elsewhere for a while, the bay is taken on the same day.
  await studio.ana.book({ from: '09:00', to: '18:00', gear: [{ kit: 'Camera kit 1' }], title: 'Branded content' });
  await studio.ana.book({ room: 'Studio A', from: '09:00', to: '12:00', people: ['Kasper'], gear: [{ model: 'SM7B' }] });
  await studio.ana.book({ room: 'Edit bay', from: '10:00', to: '19:00', title: 'Grade' });

  const { answers } = await findTime(studio.ana.caller, interview(studio));
  expect(answers.length).toBeGreaterThan(3);
  const [best] = answers;
  const [first, second] = best!.pieces;
  // Setup takes the room, the producer and the microphones too: not before half past twelve.
  expect(clock(first!.startsAt)).toBe('05-01 12:30');
  expect(first!.gear).toMatchObject([{ name: 'SM7B', quantity: 2 }, { name: 'Camera kit 2' }]);
  expect(first!.people).toMatchObject([{ name: 'Kasper' }]);
  expect(clock(second!.startsAt) >= '05-02 09:00').toBe(true);
  expect(second!.rooms).toMatchObject([{ name: 'Edit bay' }]);
  expect(best!.priceMinor).toBe(2 * 9_000 + 1.5 * 8_600);
  expect(best!.reasons.map(({ kind }) => kind)).toContain('soonest');

  const { ids } = await bookFound(studio.ana.caller, bookingOf(best!, interview(studio)));
  const changes = (await studio.changes()).slice(-2);
  expect(changes.map(({ entityId }) => entityId)).toEqual(ids);
  expect(new Set(changes.map(({ actId }) => actId)).size).toBe(1);
});

test('the client’s habits, the price and the wished time say which comes first, in words', async () => {
  const studio = await aPodcastHouse();
  const clientId = newId();
  await studio.db.client.create({ data: { id: clientId, studioId: studio.studioId, name: 'Saltwater Audio' } });
  await studio.addPerson('Ada', ['mix']);
  await studio.addPerson('Marek', ['mix']);
  for (const day of ['24', '25', '26'])
    await studio.ana.book({
      room: 'Studio B',
      from: `2030-04-${day} 10:00`,
      to: `2030-04-${day} 11:00`,
      people: ['Marek'],
      clientId,
      state: 'completed',
    });

  const request: FindTimeInput = {
    pieces: [
      {
        minutes: 60,
        rooms: [{ kind: 'podcast_room' }],
        people: [{ skill: 'mix' }],
      },
    ],
    from: '2030-05-02',
    to: '2030-05-04',
    fromMinute: 540,
    toMinute: 1080,
    clientId,
    nearTo: studio.at('2030-05-02 14:00'),
  };
  const { answers } = await findTime(studio.ana.caller, request);
  expect(answers[0]).toMatchObject({
    pieces: [{ rooms: [{ name: 'Studio B' }], people: [{ name: 'Marek' }], startsAt: studio.at('2030-05-02 14:00') }],
  });
  expect(answers[0]!.reasons.map(({ says }) => says)).toEqual([
    'at the wished time',
    'with Marek, as usual for Saltwater Audio',
    'in the same room as last time',
  ]);
  expect(await findTime(studio.ana.caller, request)).toMatchObject({ answers, reasons: [], relaxations: [] });
});

test('when nothing fits it says why, and which single condition to relax, with what that gives', async () => {
  const studio = await aPodcastHouse();
  await studio.ana.book({ from: '09:00', to: '2030-05-04 00:00', people: ['Kasper'], title: 'On the road' });
  const request: FindTimeInput = {
    pieces: [
      {
        minutes: 180,
        rooms: [{ roomId: studio.rooms['Studio B']! }],
        people: [{ skill: 'technical producer' }],
      },
    ],
    from: '2030-05-01',
    to: '2030-05-03',
    fromMinute: 600,
    toMinute: 960,
  };
  const outcome = await findTime(studio.ana.caller, request);
  expect(outcome.answers).toEqual([]);
  expect(outcome.reasons).toEqual(['Nobody for technical producer is free when a room is.']);
  expect(outcome.relaxations.map(({ says }) => says)).toEqual([
    'With the role of technical producer left open',
    'A week later at the latest',
    'Four weeks later at the latest',
    'Eight weeks later at the latest',
  ]);
  for (const { request: other, found } of outcome.relaxations) {
    const again = await findTime(studio.ana.caller, other as FindTimeInput);
    expect(again.answers[0]!.key).toBe(found.key);
  }
});

test.each<[string, Partial<NonNullable<FindTimeInput['pieces']>[number]>, RegExp]>([
  ['a skill nobody has', { people: [{ skill: 'juggling' }] }, /nobody has the skill juggling/i],
  ['more microphones than there are', { gear: [{ modelId: 'SM7B', quantity: 9 }] }, /only 2 of SM7B/],
  [
    'a room that does not exist',
    { rooms: [{ kind: 'sound_stage', capacity: 40, features: ['daylight'] }] },
    /no room like this: a sound stage for 40 with daylight/,
  ],
  ['a session longer than the day is', { minutes: 700, rooms: [{}] }, /fit into these days and hours/],
])('%s: named as the reason', async (_what, wish, why) => {
  const studio = await aPodcastHouse();
  const gear = wish.gear?.map((one) => ('modelId' in one ? { ...one, modelId: studio.models[one.modelId!]! } : one));
  const request = {
    pieces: [{ minutes: 60, ...wish, ...(gear ? { gear } : {}) }],
    from: '2030-05-01',
    to: '2030-05-04',
    fromMinute: 540,
    toMinute: 1_080,
  };
  const { answers, reasons } = await findTime(studio.ana.caller, request);
  expect(answers).toEqual([]);
  expect(reasons.join(' ')).toMatch(why);
});

test('bad searches are named by their field; what is not the studio’s is not there; clients do not search', async () => {
  const studio = await aPodcastHouse();
  const good: FindTimeInput = { pieces: [{ minutes: 60, rooms: [{}] }], from: '2030-05-01', to: '2030-05-03' };
  const cases: [Partial<FindTimeInput>, string][] = [
    [{ to: '2030-05-01' }, 'to'],
    [{ to: '2031-05-01' }, 'to'],
    [{ pieces: [] }, 'pieces'],
    [{ pieces: [{ minutes: 60 }] }, 'pieces.0.rooms'],
    [{ pieces: [{ minutes: 5, rooms: [{}] }] }, 'pieces.0.minutes'],
    [{ pieces: [{ minutes: 60, rooms: [{ roomId: 'nonsense' }] }] }, 'pieces.0.rooms.0.roomId'],
    [{ pieces: [{ minutes: 60, rooms: [{}], link: { after: 0 } }] }, 'pieces.0.link.after'],
    [{ weekdays: [9] }, 'weekdays.0'],
  ];
  for (const [wrong, path] of cases) {
    const refused = await refusal(findTime(studio.ana.caller, { ...good, ...wrong }));
    expect(refused, JSON.stringify(wrong)).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).issues[0]!.path).toBe(path);
  }
  const foreign = { ...good, pieces: [{ minutes: 60, rooms: [{ roomId: newId() }] }] };
  expect(await refusal(findTime(studio.ana.caller, foreign))).toBeInstanceOf(NotFound);
  expect(await refusal(findTime(studio.as('Client', 'client').caller, good))).toBeInstanceOf(NotAllowed);
});
