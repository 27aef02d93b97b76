import { expect, test } from 'vitest';
import { createClient } from '../clients/create-client.ts';
import { archiveClient, restoreClient } from '../clients/archive-client.ts';
import { editClient } from '../clients/edit-client.ts';
import { InvalidInput, NotAllowed, NotFound, StaleEdit } from '../kernel/errors.ts';
import { StillBooked } from '../scheduling/still-booked.ts';
import { cancelBooking } from '../scheduling/booking-steps.ts';
import { aStudio } from '../testing/a-studio.ts';
import { archivePerson, restorePerson } from './archive-person.ts';
import { createPerson } from './create-person.ts';
import { editPerson } from './edit-person.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('somebody joins, can be booked, and leaves once no session needs them', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: personId } = await createPerson(caller, { name: 'Ines Duarte', skills: ['mix', 'mix', 'dialogue'], hourlyCostMinor: 4_500 });
  studio.people.Ines = personId;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', people: ['Ines'], title: 'Harbour Nights' });
  await editPerson(caller, { personId, expectedVersion: 1, jobTitle: 'Mixer' });
  await editPerson(studio.ben.caller, { personId, expectedVersion: 1, hourlyCostMinor: 5_000 });
  expect(await refusal(editPerson(studio.ben.caller, { personId, expectedVersion: 1, jobTitle: 'Engineer' }))).toBeInstanceOf(StaleEdit);

  const refused = await refusal(archivePerson(caller, { personId }));
  expect(refused).toBeInstanceOf(StillBooked);
  expect((refused as StillBooked).message).toContain('Harbour Nights');
  await cancelBooking(caller, { bookingId });
  await archivePerson(caller, { personId });
  expect(await refusal(studio.ben.book({ from: '14:00', to: '15:00', people: ['Ines'] }))).toBeInstanceOf(InvalidInput);
  await restorePerson(caller, { personId });
  await studio.ben.book({ from: '14:00', to: '15:00', people: ['Ines'] });
  expect(await studio.db.person.findUnique({ where: { id: personId } })).toMatchObject({
    jobTitle: 'Mixer',
    skills: ['mix', 'dialogue'],
    hourlyCostMinor: 5_000,
  });
});

test('clients come, are renamed, archived and restored; a client changes nothing and sees only itself', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: clientId } = await createClient(caller, { name: '  Fieldnote Productions ', email: 'hello@fieldnote.example' });
  const other = await createClient(caller, { name: 'Quiet Fjord' });
  await editClient(caller, { clientId, phone: '+49 30 1234' });
  await archiveClient(caller, { clientId });
  await archiveClient(caller, { clientId });
  await restoreClient(caller, { clientId });
  expect(await studio.db.client.findUnique({ where: { id: clientId } })).toMatchObject({
    name: 'Fieldnote Productions',
    archivedAt: null,
    version: 4,
  });
  const portal = studio.as('Fieldnote', 'client', { clientId }).caller;
  expect(await refusal(editClient(portal, { clientId, name: 'X' }))).toBeInstanceOf(NotAllowed);
  const [elsewhere] = [await aStudio()];
  expect(await refusal(editClient(elsewhere.ana.caller, { clientId: other.id, name: 'X' }))).toBeInstanceOf(NotFound);
  for (const [wrong, path] of [
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ name: 'Bell\u0007' }, 'name'],
    [{ email: 'not an address' }, 'email'],
    [{ note: 'NUL\0' }, 'note'],
  ] as const)
    expect(((await refusal(createClient(caller, Object.assign({ name: 'Good' }, wrong)))) as InvalidInput).issues[0]!.path).toBe(path);
});
