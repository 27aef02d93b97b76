import { z } from 'zod';
import { record, type ChangeEntry } from '../activity/record.ts';
import { systemActor } from '../kernel/actor.ts';
import type { Db, Services } from '../kernel/caller.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field, parseInput } from '../kernel/input.ts';
import { once } from '../kernel/once.ts';
import { transact, type Tx } from '../kernel/transact.ts';
import { settingsOf } from './change-studio-settings.ts';
import { memberChange } from './member-record.ts';
import { passwordFault } from './password-rules.ts';

const studioKind = z.enum(['film_video', 'recording', 'broadcast', 'podcast', 'photography', 'agency', 'rental_house', 'post_production']);
const roomKind = z.enum([
  'recording_room',
  'vocal_booth',
  'sound_stage',
  'edit_suite',
  'podcast_room',
  'photo_studio',
  'edit_bay',
  'control_room',
]);

const setUpInput = z
  .object({
    /** Checked at the door, which alone knows from where somebody comes. */
    code: field.text(64).nullish(),
    studioName: field.name('studio'),
    kind: studioKind,
    zone: field.zone(),
    currency: field.currency(),
    rooms: z
      .array(z.object({ name: field.name('room'), kind: roomKind }))
      .max(50, 'Begin with at most 50 rooms; more can be added later.')
      .refine((rooms) => new Set(rooms.map((room) => room.name.toLowerCase())).size === rooms.length, 'Give each room a name of its own.'),
    ownerName: field.name('owner'),
    email: field
      .email()
      .refine((email) => email !== '', 'Give an e-mail address.')
      .transform((email) => email.toLowerCase()),
    password: z.string(),
  })
  .superRefine(({ password, ownerName, email }, context) => {
    const message = passwordFault(password, { name: ownerName, email });
    if (message) context.addIssue({ code: 'custom', path: ['password'], message });
  });

export type SetUpInput = z.input<typeof setUpInput>;

/** Whether the house is empty: only then can a studio be set up without signing in. */
export const needsSetUp = async (db: Db): Promise<boolean> => (await db.studio.findFirst({ select: { id: true } })) === null;

/** Monday to Friday, nine to six: a beginning that the owner changes per room. */
const FIRST_HOURS = { weekdays: [1, 2, 3, 4, 5], opensMinute: 540, closesMinute: 1_080 };
// Any constant will do as long as nobody else uses it.
const SET_UP_LOCK = 4_771_001;

/**
 * Creates the first studio with its rooms and its owner, in one transaction. Only one can ever win; a repeat with the same key is that one.
 * @throws InvalidInput, also when a studio exists already · OnceKeyReused
 */
export async function setUpStudio(
  services: Services,
  raw: SetUpInput,
  { hashPassword, onceKey }: { hashPassword(password: string): Promise<string>; onceKey?: string | undefined },
): Promise<{ studioId: string; memberId: string }> {
  const input = parseInput(setUpInput, raw);
  const passwordHash = await hashPassword(input.password);
  const studioId = newId();
  const caller = { ...services, actor: systemActor(studioId, input.ownerName) };
  const setUp = async (tx: Tx): Promise<{ studioId: string; memberId: string }> => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(${SET_UP_LOCK}::bigint)`;
    const { password: _secret, ...told } = input;
    const asked = { actor: 'set-up', command: 'studio.set_up', input: told, at: tx.at };
    const earlier = await tx.db.studio.findFirst({ select: { id: true }, orderBy: { createdAt: 'asc' } });
    if (earlier) {
      const refuse = (): never => {
        throw invalid('', 'This studio is set up already. Sign in instead.');
      };
      return onceKey ? once(tx.db, { ...asked, studioId: earlier.id, onceKey }, refuse) : refuse();
    }
    const studio = await tx.db.studio.create({
      data: { id: studioId, name: input.studioName, kind: input.kind, zone: input.zone, currency: input.currency, createdAt: tx.at },
    });
    const furnish = async () => {
      const site = await tx.db.site.create({ data: { id: newId(), studioId, name: input.studioName } });
      const rooms = await createRooms(tx, input.rooms, site.id);
      const owner = await createOwner(tx, input, passwordHash);
      await record(
        tx,
        { area: 'studio', entity: 'studio', entityId: studioId, kind: 'set_up', before: null, after: settingsOf(studio) },
        ...rooms,
        memberChange('added', null, owner, input.ownerName),
      );
      return { studioId, memberId: owner.id };
    };
    return onceKey ? once(tx.db, { ...asked, studioId, onceKey }, furnish) : furnish();
  };
  return transact(caller, setUp, { sees: 'every_studio' });
}

async function createRooms(tx: Tx, rooms: { name: string; kind: z.output<typeof roomKind> }[], siteId: string): Promise<ChangeEntry[]> {
  const made = rooms.map((room, position) => ({ id: newId(), studioId: tx.studioId, position, ...room }));
  await tx.db.resource.createMany({
    data: made.map(({ id, studioId, name }) => ({ id, studioId, name, kind: 'room' as const, siteId, createdAt: tx.at })),
  });
  await tx.db.room.createMany({ data: made.map(({ id, studioId, kind, position }) => ({ id, studioId, kind, position })) });
  const { weekdays, ...hours } = FIRST_HOURS;
  await tx.db.openingHours.createMany({
    data: made.flatMap((room) => weekdays.map((weekday) => ({ id: newId(), studioId: tx.studioId, roomId: room.id, weekday, ...hours }))),
  });
  return made.map(({ id, name, kind, position }) => ({
    area: 'scheduling',
    entity: 'room',
    entityId: id,
    kind: 'created',
    before: null,
    after: { name, kind, position, version: 1 },
  }));
}

async function createOwner(tx: Tx, { ownerName, email }: { ownerName: string; email: string }, passwordHash: string) {
  const userId = newId();
  // Whoever sets the house up holds its server; a later sign-in link must not void their password as unproven.
  await tx.db.user.create({ data: { id: userId, name: ownerName, email, emailVerified: true, createdAt: tx.at, updatedAt: tx.at } });
  await tx.db.account.create({
    data: { id: newId(), accountId: userId, providerId: 'credential', userId, password: passwordHash, createdAt: tx.at, updatedAt: tx.at },
  });
  return tx.db.member.create({ data: { id: newId(), studioId: tx.studioId, userId, role: 'owner', createdAt: tx.at, invitedAt: tx.at } });
}
