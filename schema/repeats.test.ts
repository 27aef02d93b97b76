import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../domain/kernel/ids.ts';
import { anotherDatabase } from '../prisma/testing/more-databases.ts';
import { aServer, type Served } from '../server/testing/a-server.ts';
import { aHouse } from './testing/a-house.ts';
import { MUTATIONS, outcome, send } from './testing/every-mutation.ts';
import { exampleOf } from './testing/examples/all.ts';
import { EMPTY_HOUSE } from './testing/examples/studio.ts';
import { fingerprint } from './testing/fingerprint.ts';

let full: Served;
beforeAll(async () => void (full = await aServer({}, (close) => afterAll(close, 30_000))));

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
    const written = await fingerprint(served.services.db);
    const third = await again();
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(await fingerprint(served.services.db)).toEqual(written);
  }, 60_000);
});
