import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { startAfresh } from '../../domain/activity/follow-changes.ts';
import { ROLLUPS } from '../../domain/insights/rollups.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { studioLife } from '../../domain/testing/studio-life.ts';
import { schema } from '../index.ts';
import { encodeId } from '../shared/ids.ts';

type Person = ReturnType<TestStudio['as']>;

/** Asks as the person would. */
const ask = async (person: Person, source: string, variableValues: Record<string, unknown> = {}) =>
  JSON.parse(
    JSON.stringify(
      await graphql({ schema, source, variableValues, contextValue: { caller: person.caller, findCaller: () => person.caller } }),
    ),
  ) as {
    data: Record<string, never> | null;
    errors?: { message: string }[];
  };

async function aStudioWithFigures() {
  const studio = await aStudio({ people: ['Ines'] });
  const projectId = await studioLife(studio).project('Harbour Nights');
  await studio.ana.book({ room: 'A', from: '10:00', to: '22:00', people: ['Ines'], projectId, title: 'Strings' });
  for (const rollup of ROLLUPS) await startAfresh(studio.db, rollup, studio.studioId);
  return { studio, projectId };
}

test('utilization with its target, the total, and the sessions behind it', async () => {
  const { studio } = await aStudioWithFigures();
  const figures = await ask(
    studio.as('Olga', 'owner'),
    `{ roomUtilization(firstDay: "2030-05-01", lastDay: "2030-05-01", by: day) {
      target { low high } total { utilization standing } computed { changesBehind }
      rooms { name bookedMinutes availableMinutes utilization standing periods { firstDay } } } }`,
  );
  expect(figures.errors).toBeUndefined();
  expect(figures.data).toMatchObject({
    roomUtilization: {
      target: { low: 0.65, high: 0.8 },
      total: { utilization: 0.25, standing: 'below' },
      computed: { changesBehind: 0 },
      rooms: [
        { name: 'A', bookedMinutes: 720, availableMinutes: 1440, utilization: 0.5, periods: [{ firstDay: '2030-05-01' }] },
        { name: 'B', utilization: 0 },
      ],
    },
  });
  const rows = await ask(
    studio.ana,
    `query ($roomId: ID!) { roomUtilizationSessions(roomId: $roomId, firstDay: "2030-05-01", lastDay: "2030-05-02") { title countedMinutes } }`,
    { roomId: encodeId('Room', studio.rooms.A!) },
  );
  expect(rows.data).toEqual({ roomUtilizationSessions: [{ title: 'Strings', countedMinutes: 720 }] });
});

test('a margin with its target, and the rows behind it', async () => {
  const { studio, projectId } = await aStudioWithFigures();
  const figures = await ask(
    studio.as('Pia', 'producer'),
    `query ($projectId: ID!) {
      projectMargins(search: "harb") { total { costMinor } projects { name revenueMinor peopleCostMinor margin standing } }
      projectMarginRows(projectId: $projectId) { sessions { title revenueMinor peopleCostMinor people } expenses { amountMinor } } }`,
    { projectId: encodeId('Project', projectId) },
  );
  expect(figures).toEqual({
    data: {
      projectMargins: {
        total: { costMinor: 36_000 },
        projects: [{ name: 'Harbour Nights', revenueMinor: 108_000, peopleCostMinor: 36_000, margin: 2 / 3, standing: 'above' }],
      },
      projectMarginRows: {
        sessions: [{ title: 'Strings', revenueMinor: 108_000, peopleCostMinor: 36_000, people: ['Ines'] }],
        expenses: [],
      },
    },
  });
});

test('crew is refused, a bad period is named', async () => {
  const { studio } = await aStudioWithFigures();
  const refused = await ask(studio.as('Cy', 'crew'), '{ projectMargins { total { margin } } }');
  expect(refused.errors?.[0]?.message).toContain('needs the role');
  const backwards = await ask(
    studio.ana,
    '{ roomUtilization(firstDay: "2030-05-02", lastDay: "2030-05-01", by: day) { total { utilization } } }',
  );
  expect(backwards.errors?.[0]?.message).toContain('lastDay');
});
