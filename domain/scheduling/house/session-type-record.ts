import type { SessionType } from '../../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../../activity/record.ts';
import { applyEdit, saveEdit } from '../../activity/save-edit.ts';
import { InvalidInput, NotFound, type InputIssue } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import { refusingTwin } from '../../kernel/unique.ts';
import type { Preset } from './preset-rules.ts';

/** A type of session as it is changed and logged, with all that it brings. */
export type SessionTypeRecord = Omit<SessionType, 'studioId'> & Pick<Preset, 'gear' | 'roles' | 'steps' | 'roomSetups'>;

export const TYPE_TWIN = 'Another session type has this name. Choose another.';

/**
 * Reads a type of session; the house is locked.
 * @throws NotFound
 */
export async function readSessionType(tx: Tx, sessionTypeId: string): Promise<SessionTypeRecord> {
  const inOrder = { orderBy: { position: 'asc' as const } };
  const found = await tx.db.sessionType.findFirst({
    where: { studioId: tx.studioId, id: sessionTypeId },
    include: {
      gear: { ...inOrder, select: { modelId: true, kitId: true, quantity: true } },
      roles: { ...inOrder, select: { skill: true, duty: true, quantity: true } },
      steps: { ...inOrder, select: { text: true } },
      roomSetups: { orderBy: { roomId: 'asc' }, select: { roomId: true, setupMinutes: true, teardownMinutes: true } },
    },
  });
  if (!found) throw new NotFound('session type', sessionTypeId);
  const { studioId: _studio, steps, ...type } = found;
  return { ...type, steps: steps.map(({ text }) => text) };
}

interface TypeChange {
  kind: string;
  before: SessionTypeRecord;
  after: SessionTypeRecord;
  expectedVersion?: number | undefined;
}

const editOf = (tx: Tx, change: TypeChange) => ({
  area: 'scheduling' as const,
  entity: 'session_type',
  ...change,
  save: async ({ id, gear, roles, steps, roomSetups, ...data }: SessionTypeRecord) => {
    await refusingTwin(tx.db.sessionType.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data }), 'name', TYPE_TWIN);
    const { before } = change;
    if (gear !== before.gear || roles !== before.roles || steps !== before.steps || roomSetups !== before.roomSetups)
      await saveWhatItBrings(tx, id, { gear, roles, steps, roomSetups });
  },
});

/** @throws StaleEdit · InvalidInput when another type has the name */
export const changeSessionType = (tx: Tx, change: TypeChange): Promise<{ id: string; version: number }> => saveEdit(tx, editOf(tx, change));

/** The same as a part of a larger act, which records it. */
export const applyToSessionType = (tx: Tx, change: TypeChange): Promise<ChangeEntry | null> => applyEdit(tx, editOf(tx, change));

export async function saveWhatItBrings(
  tx: Tx,
  sessionTypeId: string,
  { gear, roles, steps, roomSetups }: Pick<Preset, 'gear' | 'roles' | 'steps' | 'roomSetups'>,
): Promise<void> {
  const of = { studioId: tx.studioId, sessionTypeId };
  await tx.db.sessionTypeGear.deleteMany({ where: of });
  await tx.db.sessionTypeRole.deleteMany({ where: of });
  await tx.db.sessionTypeStep.deleteMany({ where: of });
  await tx.db.roomSetup.deleteMany({ where: of });
  await tx.db.sessionTypeGear.createMany({ data: gear.map((one, position) => ({ id: newId(), ...of, ...one, position })) });
  await tx.db.sessionTypeRole.createMany({ data: roles.map((one, position) => ({ id: newId(), ...of, ...one, position })) });
  await tx.db.sessionTypeStep.createMany({ data: steps.map((text, position) => ({ id: newId(), ...of, text, position })) });
  await tx.db.roomSetup.createMany({ data: roomSetups.map((one) => ({ ...of, ...one })) });
}

/**
 * What the type brings is the studio's, in use, and named once.
 * @throws InvalidInput · NotFound
 */
export async function requireWhatItBrings(tx: Tx, { gear, roomSetups }: SessionTypeRecord): Promise<void> {
  const keys = gear.map(({ modelId, kitId }) => modelId ?? kitId!);
  const rooms = roomSetups.map(({ roomId }) => roomId);
  const issues: InputIssue[] = [
    ...repeats(keys).map((index) => ({ path: `gear.${index}`, message: 'This is chosen twice. Choose it once, with its number.' })),
    ...repeats(rooms).map((index) => ({ path: `roomSetups.${index}`, message: 'This room is named twice. Name it once.' })),
  ];
  if (issues.length > 0) throw new InvalidInput(issues);
  const of = (ids: string[]) => ({ where: { studioId: tx.studioId, id: { in: ids } }, select: { id: true } });
  const found = [
    ...(await tx.db.gearModel.findMany(of(keys))),
    ...(await tx.db.gearKit.findMany(of(keys))),
    ...(await tx.db.room.findMany(of(rooms))),
  ];
  const known = new Set(found.map(({ id }) => id));
  for (const { modelId, kitId } of gear)
    if (!known.has(modelId ?? kitId!)) throw new NotFound(modelId ? 'gear model' : 'kit', modelId ?? kitId!);
  for (const roomId of rooms) if (!known.has(roomId)) throw new NotFound('room', roomId);
}

const repeats = (ids: readonly string[]): number[] => ids.flatMap((id, index) => (ids.indexOf(id) === index ? [] : [index]));
