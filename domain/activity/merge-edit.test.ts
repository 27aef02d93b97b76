import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClient } from '../clients/create-client.ts';
import { editClient } from '../clients/edit-client.ts';
import { StaleEdit } from '../kernel/errors.ts';
import { aStudio } from '../testing/a-studio.ts';
import { changedFields } from './merge-edit.ts';

const FIELDS = ['name', 'contactName', 'phone', 'note'] as const;
type Field = (typeof FIELDS)[number];

test('whatever versions people look at: no word of anybody is overwritten unseen, and what is refused shows both sides', async () => {
  const edit = fc.record({
    field: fc.constantFrom(...FIELDS),
    value: fc.constantFrom('one', 'two', 'three'),
    /** How many versions behind the editor's screen is. */
    behind: fc.integer({ min: 0, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 12 }), async (edits) => {
      const studio = await aStudio({ rooms: [] });
      const { id: clientId } = await createClient(studio.ana.caller, { name: 'zero' });
      // Index is version − 1: what somebody who looks at that version sees.
      const seen: Record<Field, string>[] = [{ name: 'zero', contactName: '', phone: '', note: '' }];
      for (const { field, value, behind } of edits) {
        const now = seen.at(-1)!;
        const expectedVersion = Math.max(1, seen.length - behind);
        const theirsChanged = seen.slice(expectedVersion).some((one, index) => one[field] !== seen[expectedVersion - 1 + index]![field]);
        const outcome = await editClient(studio.ana.caller, { clientId, expectedVersion, [field]: value }).catch((error: unknown) => error);
        if (now[field] === value) expect(outcome).toEqual({ id: clientId, version: seen.length });
        else if (theirsChanged) {
          expect(outcome).toBeInstanceOf(StaleEdit);
          expect((outcome as StaleEdit).fields).toEqual([{ field, yours: value, theirs: now[field], by: 'Ana', at: studio.clock.now() }]);
          expect((outcome as StaleEdit).currentVersion).toBe(seen.length);
        } else {
          seen.push({ ...now, [field]: value });
          expect(outcome).toEqual({ id: clientId, version: seen.length });
        }
        expect(await studio.db.client.findUnique({ where: { id: clientId } })).toMatchObject({ ...seen.at(-1)!, version: seen.length });
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

test('a version from the future, or one the log does not reach, is in doubt, and doubt refuses', async () => {
  const studio = await aStudio({ rooms: [] });
  const { id: clientId } = await createClient(studio.ana.caller, { name: 'zero' });
  const refused = await editClient(studio.ana.caller, { clientId, expectedVersion: 9, phone: '1' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StaleEdit);
});

test('fields differ as the log keeps them: dates as text, keys in any order, nothing as null', () => {
  const json = fc.jsonValue();
  fc.assert(
    fc.property(json, (value) => {
      expect(changedFields({ value }, { value: JSON.parse(JSON.stringify(value)) as unknown })).toEqual([]);
    }),
  );
  expect(changedFields({ at: new Date('2030-05-01T09:00:00Z') }, { at: '2030-05-01T09:00:00.000Z' })).toEqual([]);
  expect(changedFields({ one: { a: 1, b: 2 } }, { one: { b: 2, a: 1 } })).toEqual([]);
  expect(changedFields({ gone: 1, same: null }, {})).toEqual(['gone']);
});
