import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '../domain/kernel/ids.ts';
import { anotherDatabase } from '../prisma/testing/more-databases.ts';
import { aServer, type Served } from '../server/testing/a-server.ts';
import { aHouse } from './testing/a-house.ts';
import { MUTATIONS, mutationNamed, outcome, send } from './testing/every-mutation.ts';
import { exampleOf } from './testing/examples/all.ts';
import { EMPTY_HOUSE } from './testing/examples/studio.ts';
import { writings } from './testing/fingerprint.ts';

let full: Served;
beforeAll(async () => void (full = await aServer({}, (close) => afterAll(close, 30_000))));

/** Examples that are alike each time, made different. */
const OTHERWISE: Record<string, object> = {
  changeBookingPolicy: { inPast: 'allows' },
  chooseNoticeMail: { byMail: false },
  startExport: { records: ['rooms'] },
};
/** There is only one way to ask for it, no studio yet that could keep it, or nothing that is kept. */
const NO_OTHER: readonly string[] = ['revokeOtherSessions', 'setUpStudio', 'showPresence', 'leavePlace'];

describe.each(MUTATIONS)('$name', (mutation) => {
  test('sent again with the same key answers as before and is done once', async () => {
    const house = await aHouse(full);
    const served = EMPTY_HOUSE.has(mutation.name) ? await aServer({ databaseUrl: await anotherDatabase() }) : full;
    const input = await exampleOf(mutation.name)(house);
    const key = newId();
    const again = () => send(served, mutation, input, { as: house.owner, key });

    // Two at once, as when an impatient client repeats itself, and one when the answer was lost.
    const [first, second] = await Promise.all([again(), again()]);
    expect(outcome(first), JSON.stringify(first)).toBe('done');
    const written = await writings(served.services.db);
    const third = await again();
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(await writings(served.services.db)).toEqual(written);

    // Under the same key nothing else is done, whatever became of the records meanwhile.
    if (NO_OTHER.includes(mutation.name)) return;
    const other = { ...(await exampleOf(mutation.name)(house)), ...OTHERWISE[mutation.name] };
    expect(other, 'OTHERWISE says how to make it differ').not.toEqual(input);
    const before = await writings(served.services.db);
    expect(outcome(await send(served, mutation, other, { as: house.owner, key }))).toBe('ONCE_KEY_REUSED');
    expect(await writings(served.services.db)).toEqual(before);
  }, 60_000);
});

test('a call whose connection broke in the middle is done by the repeat, and once', async () => {
  const house = await aHouse(full);
  const { db, studioId } = house.studio;
  const input = await exampleOf('createClient')(house);
  const key = newId();
  const ask = () => send(full, mutationNamed('createClient'), input, { as: house.owner, key });
  const first = await db.$transaction(
    async (tx) => {
      // It waits for its number in the log, with everything else written, and is cut off there.
      await tx.$queryRaw`SELECT id FROM studio WHERE id = ${studioId}::uuid FOR UPDATE`;
      const sent = ask();
      await vi.waitFor(async () => {
        const cut = await tx.$queryRaw<unknown[]>`
          SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect(cut.length).toBeGreaterThan(0);
      }, 8_000);
      return sent;
    },
    { timeout: 20_000 },
  );
  expect(outcome(first)).toBe('UNAVAILABLE');
  const second = await ask();
  expect(outcome(second)).toBe('done');
  expect(await ask()).toEqual(second);
  expect(await db.client.count({ where: { studioId, name: input.name as string } })).toBe(1);
}, 30_000);

test('a repeat after somebody else’s change tells the version that the call made, and not theirs', async () => {
  const house = await aHouse(full);
  const edit = async (title: string, key: string) => {
    const { bookingId } = await asked;
    const { data } = await full.ask<{ editBooking: { version: number } }>(
      'mutation ($input: EditBookingInput!) { editBooking(input: $input) { ... on Booking { version } } }',
      { as: house.owner, variables: { input: { bookingId, title } }, headers: { 'idempotency-key': key } },
    );
    return data!.editBooking.version;
  };
  const asked = exampleOf('editBooking')(house);
  const key = newId();
  const made = await edit('Harbour Nights', key);
  expect(await edit('Somebody’s', newId())).toBe(made + 1);
  expect(await edit('Harbour Nights', key)).toBe(made);
}, 30_000);
