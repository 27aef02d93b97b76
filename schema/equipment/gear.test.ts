import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { schema } from '../index.ts';
import { encodeId } from '../shared/ids.ts';

type Person = ReturnType<TestStudio['as']>;
type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- the shape of an answer is what is tested

/** Asks as the person would. */
const ask = async (person: Person, source: string, variableValues: Record<string, unknown> = {}) =>
  JSON.parse(
    JSON.stringify(
      await graphql({ schema, source, variableValues, contextValue: { caller: person.caller, findCaller: () => person.caller } }),
    ),
  ) as {
    data: Data | null;
    errors?: { message: string; path?: string[] }[];
  };

const CHECK_OUT = `mutation ($input: CheckOutUnitInput!) { checkOutUnit(input: $input) {
  __typename ... on Checkout { holderName dueAt unit { name status { state until holderName possibleActs } } }
  ... on Error { code message } ... on InvalidInput { issues { path } } ... on ResourceTaken { alternatives { resourceName } } } }`;
const UNITS = `query ($search: String, $state: UnitState, $sort: GearUnitSort, $first: Int, $after: String) {
  gearUnits(search: $search, state: $state, sort: $sort, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    nodes { id name barcode number version purchaseCostMinor model { name dailyRateMinor } kit { name } status { state } checkout { holderName } maintenance { kind }
      reservations { title startsAt } } } }`;

test('gear from model to return, through the API', async () => {
  const studio = await aStudio();
  const made = await ask(
    studio.ana,
    `mutation { createGearModel(input: { name: "SM7B", category: "Microphones", dailyRateMinor: 1500 }) { ... on GearModel { id unitCount } } }`,
  );
  const modelId = made.data!.createGearModel.id as string;
  const units: string[] = [];
  for (const barcode of ['MIC-1', 'MIC-2', 'MIC-3'])
    units.push(
      (
        await ask(studio.ana, `mutation ($input: CreateGearUnitInput!) { createGearUnit(input: $input) { ... on GearUnit { id } } }`, {
          input: { modelId, barcode, purchaseCostMinor: 40_000 },
        })
      ).data!.createGearUnit.id as string,
    );
  await ask(studio.ana, `mutation ($input: CreateGearKitInput!) { createGearKit(input: $input) { __typename } }`, {
    input: { name: 'Podcast kit', category: 'Kits', unitIds: [units[2]] },
  });
  const marek = studio.as('Marek', 'crew');
  const out = await ask(marek, CHECK_OUT, { input: { unitId: units[0], holderName: 'Marek', dueAt: '2030-05-01T18:00:00Z' } });
  expect(out).toEqual({
    data: {
      checkOutUnit: {
        __typename: 'Checkout',
        holderName: 'Marek',
        dueAt: '2030-05-01T18:00:00.000Z',
        unit: {
          name: 'SM7B no. 1',
          status: { state: 'out', until: '2030-05-01T18:00:00.000Z', holderName: 'Marek', possibleActs: ['check_in', 'report_missing'] },
        },
      },
    },
  });
  const again = await ask(marek, CHECK_OUT, { input: { unitId: units[0], holderName: 'Ines', dueAt: '2030-05-01T18:00:00Z' } });
  expect(again.data!.checkOutUnit).toMatchObject({ __typename: 'StepNotPossible' });
  const wrong = await ask(marek, CHECK_OUT, { input: { unitId: modelId, holderName: 'Ines', dueAt: '2030-05-01T18:00:00Z' } });
  expect(wrong.data!.checkOutUnit).toMatchObject({ __typename: 'InvalidInput', issues: [{ path: 'unitId' }] });

  const all = await ask(studio.ana, UNITS, { first: 2 });
  expect(all.errors).toBeUndefined();
  expect(all.data!.gearUnits).toMatchObject({
    totalCount: 3,
    nodes: [{ name: 'SM7B no. 1', checkout: { holderName: 'Marek' } }, { name: 'SM7B no. 2' }],
  });
  const rest = await ask(studio.ana, UNITS, { first: 2, after: all.data!.gearUnits.pageInfo.endCursor });
  expect(rest.data!.gearUnits.nodes).toMatchObject([{ name: 'SM7B no. 3', kit: { name: 'Podcast kit' } }]);
  expect((await ask(studio.ana, UNITS, { search: 'marek' })).data!.gearUnits.nodes).toMatchObject([{ barcode: 'MIC-1' }]);
  // Crew see no prices.
  expect((await ask(marek, UNITS, { first: 1 })).data!.gearUnits.nodes[0]).toMatchObject({
    purchaseCostMinor: null,
    model: { dailyRateMinor: null },
  });
  expect((await ask(studio.ana, `{ gearUnitByBarcode(barcode: "mic-2") { id } }`)).data).toEqual({ gearUnitByBarcode: { id: units[1] } });

  const client = await ask(studio.as('Fieldnote', 'client'), UNITS);
  expect(client.errors?.[0]?.message).toContain('needs the role');
});

test('the state filter of the list agrees with the rule for every unit, at every moment', async () => {
  const studio = await aStudio({ gear: { SM7B: 6 }, rooms: ['A'] });
  const ids = studio.units.SM7B!.map((id) => encodeId('GearUnit', id));
  const act = (field: string, input: object) =>
    ask(
      studio.ana,
      `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { __typename ... on Error { message } } }`,
      { input },
    );
  await act('checkOutUnit', { unitId: ids[0], holderName: 'Marek', dueAt: '2030-05-01T12:00:00Z' });
  await act('reportUnitBroken', { unitId: ids[1], description: 'Hum' });
  await act('reportUnitMissing', { unitId: ids[2] });
  await act('archiveGearUnit', { unitId: ids[3] });
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:30', gear: [{ unit: studio.units.SM7B![4]! }], title: 'Harbour Nights' });
  const states = ['available', 'reserved', 'out', 'overdue', 'in_maintenance', 'missing', 'retired'];
  for (const moment of ['09:30', '10:00', '12:00', '12:30']) {
    studio.clock.set(studio.at(moment));
    let found = 0;
    for (const state of states) {
      const { nodes } = (await ask(studio.ana, UNITS, { state })).data!.gearUnits as { nodes: { status: { state: string } }[] };
      for (const unit of nodes) expect(unit.status.state).toBe(state);
      found += nodes.length;
    }
    expect(found).toBe(6);
  }
});
