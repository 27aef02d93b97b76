import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { startAfresh } from '../../domain/activity/follow-changes.ts';
import { createClient } from '../../domain/clients/create-client.ts';
import { ROLLUPS } from '../../domain/insights/rollups.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { schema } from '../index.ts';
import { encodeId } from '../shared/ids.ts';

type Person = ReturnType<TestStudio['as']>;
type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- the shape of an answer is what is tested

const ask = async (person: Person, source: string, variableValues: Record<string, unknown> = {}) =>
  JSON.parse(
    JSON.stringify(
      await graphql({ schema, source, variableValues, contextValue: { caller: person.caller, findCaller: () => person.caller } }),
    ),
  ) as {
    data: Data | null;
    errors?: { message: string }[];
  };

test('a project with its stage, health and why, and money for those who may see it', async () => {
  const studio = await aStudio({ people: ['Lena', 'Ines'] });
  const lena = studio.as('Lena', 'producer');
  const client = await createClient(studio.ana.caller, { name: 'Fieldnote' });
  const made = await ask(
    lena,
    `mutation ($input: CreateProjectInput!) { createProject(input: $input) { __typename ... on Project { id } } }`,
    {
      input: {
        name: 'Harbour Nights',
        clientId: encodeId('Client', client.id),
        producerId: encodeId('Person', studio.people.Lena!),
        deadline: '2030-05-03',
        budgetMinor: 10_000,
      },
    },
  );
  const id = made.data!.createProject.id as string;
  const moved = await ask(
    lena,
    `mutation ($input: MoveProjectInput!) { moveProject(input: $input) { ... on Project { stage nextStages version } } }`,
    {
      input: { projectId: id, stage: 'production', expectedVersion: 1 },
    },
  );
  expect(moved.data!.moveProject).toMatchObject({ stage: 'production', version: 2 });
  const projectId = Buffer.from(id, 'base64').toString().split(':')[1]!;
  await studio.ana.book({ room: 'A', from: '10:00', to: '13:00', people: ['Ines'], projectId });
  for (const rollup of ROLLUPS) await startAfresh(studio.db, rollup, studio.studioId);

  const QUERY = `{ projects(search: "harbour") { totalCount nodes { name client { name } producer { name } health healthReasons { text } budgetMinor budgetUsed
    money { revenueMinor costMinor margin } sessionCount } } }`;
  expect(await ask(lena, QUERY)).toEqual({
    data: {
      projects: {
        totalCount: 1,
        nodes: [
          {
            name: 'Harbour Nights',
            client: { name: 'Fieldnote' },
            producer: { name: 'Lena' },
            health: 'at_risk',
            healthReasons: [{ text: 'due in 2 days, still in production' }, { text: '90% of the budget spent' }],
            budgetMinor: 10_000,
            budgetUsed: 0.9,
            money: { revenueMinor: 27_000, costMinor: 9_000, margin: 2 / 3 },
            sessionCount: 1,
          },
        ],
      },
    },
  });
  const crew = (await ask(studio.as('Cy', 'crew'), QUERY)).data!.projects.nodes[0];
  expect(crew).toMatchObject({
    health: 'at_risk',
    healthReasons: [{ text: 'due in 2 days, still in production' }],
    budgetMinor: null,
    budgetUsed: null,
    money: null,
  });
  const own = await ask(studio.as('Fieldnote', 'client', { clientId: client.id }), QUERY);
  expect(own.data!.projects.nodes).toMatchObject([
    { name: 'Harbour Nights', producer: null, health: null, healthReasons: null, money: null },
  ]);
  const stranger = await createClient(studio.ana.caller, { name: 'Quiet Fjord' });
  expect((await ask(studio.as('Quiet', 'client', { clientId: stranger.id }), QUERY)).data!.projects).toEqual({ totalCount: 0, nodes: [] });
  expect(
    (await ask(studio.as('Quiet', 'client', { clientId: stranger.id }), `query ($id: ID!) { node(id: $id) { id } }`, { id })).data,
  ).toEqual({ node: null });
});

test('rooms with hours, people with what comes, clients with what they had', async () => {
  const studio = await aStudio({ people: ['Ines'], rooms: [] });
  const olga = studio.as('Olga', 'owner');
  const made = await ask(
    olga,
    `mutation ($input: CreateRoomInput!) { createRoom(input: $input) { __typename ... on Room { id openingHours { weekday closesMinute } } ... on InvalidInput { issues { path } } } }`,
    {
      input: {
        name: 'Studio A',
        kind: 'recording_room',
        hourlyRateMinor: 9_000,
        openingHours: [{ weekday: 3, opensMinute: 480, closesMinute: 1560 }],
      },
    },
  );
  expect(made.data!.createRoom).toMatchObject({ __typename: 'Room', openingHours: [{ weekday: 3, closesMinute: 1560 }] });
  studio.rooms['Studio A'] = (await studio.db.room.findFirstOrThrow({ where: { studioId: studio.studioId } })).id;
  await studio.ana.book({ room: 'Studio A', from: '10:00', to: '11:00', people: ['Ines'], title: 'Harbour Nights' });
  const seen = await ask(
    studio.as('Cy', 'crew'),
    `{ rooms { nodes { name hourlyRateMinor maintenance { id } } } people { nodes { name hourlyCostMinor upcoming { title } } } clients { totalCount } }`,
  );
  expect(seen).toEqual({
    data: {
      rooms: { nodes: [{ name: 'Studio A', hourlyRateMinor: null, maintenance: null }] },
      people: { nodes: [{ name: 'Ines', hourlyCostMinor: null, upcoming: [{ title: 'Harbour Nights' }] }] },
      clients: { totalCount: 0 },
    },
  });
  const refused = await ask(
    olga,
    `mutation ($input: ArchiveRoomInput!) { archiveRoom(input: $input) { ... on StillBooked { code sessions { title } } } }`,
    {
      input: { roomId: made.data!.createRoom.id },
    },
  );
  expect(refused.data!.archiveRoom).toEqual({ code: 'STILL_BOOKED', sessions: [{ title: 'Harbour Nights' }] });
});

test('whatever is sought is found by part of its name or a slip of the finger, as far as the seeker may know of it', async () => {
  const studio = await aStudio({ rooms: ['Harbour room'], people: ['Harald'], gear: { 'Harp microphone': 1 } });
  const client = await createClient(studio.ana.caller, { name: 'Harbour Films' });
  await studio.ana.book({ room: 'Harbour room', from: '10:00', to: '11:00', title: 'Harbour Nights', clientId: client.id });
  await studio.ana.book({ room: 'Harbour room', from: '12:00', to: '13:00', title: 'Harbour Days' });
  const seek = async (person: Person, text: string) =>
    (
      (await ask(person, `query ($text: String!) { search(text: $text) { kind name } }`, { text })).data!.search as {
        kind: string;
        name: string;
      }[]
    ).map(({ kind, name }) => `${kind} ${name}`);
  expect((await seek(studio.ana, 'har')).sort()).toEqual(
    [
      'client Harbour Films',
      'person Harald',
      'room Harbour room',
      'session Harbour Days',
      'session Harbour Nights',
      'unit Harp microphone no. 1',
    ].sort(),
  );
  expect(await seek(studio.ana, 'harbor nights')).toContain('session Harbour Nights');
  expect(await seek(studio.ana, 'Harp microphone-1')).toEqual(['unit Harp microphone no. 1']);
  expect((await seek(studio.ana, 'harp MICROPHONE-'))[0]).toBe('unit Harp microphone no. 1');
  await createClient(studio.ana.caller, { name: 'Copper Line', contactName: 'Daniel Osei' });
  expect(await seek(studio.ana, 'osei')).toEqual(['client Copper Line']);
  expect(await seek(studio.ana, '%')).toEqual([]);
  expect(await seek(studio.ana, '100%_')).toEqual([]);
  expect((await seek(studio.as('Films', 'client', { clientId: client.id }), 'har')).sort()).toEqual([
    'client Harbour Films',
    'room Harbour room',
    'session Harbour Nights',
  ]);
  expect(await seek(studio.as('Nobody', 'client'), 'harbour')).toEqual(['room Harbour room']);
});
