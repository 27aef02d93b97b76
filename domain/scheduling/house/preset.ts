import { invalid, NotFound } from '../../kernel/errors.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { Wishes } from '../booking-inputs.ts';
import { openRoles, type Preset } from './preset-rules.ts';

/**
 * A type of session with all that it brings along.
 * @throws NotFound · InvalidInput when it is archived
 */
export async function readPreset(tx: Pick<Tx, 'db' | 'studioId'>, sessionTypeId: string): Promise<Preset> {
  const found = await tx.db.sessionType.findFirst({
    where: { studioId: tx.studioId, id: sessionTypeId },
    include: {
      gear: { orderBy: { position: 'asc' }, select: { modelId: true, kitId: true, quantity: true } },
      roles: { orderBy: { position: 'asc' }, select: { skill: true, duty: true, quantity: true } },
      steps: { orderBy: { position: 'asc' }, select: { text: true } },
      roomSetups: { select: { roomId: true, setupMinutes: true, teardownMinutes: true } },
    },
  });
  if (!found) throw new NotFound('session type', sessionTypeId);
  if (found.archivedAt) throw invalid('sessionTypeId', `${found.name} is archived. Restore it first or choose another.`);
  const { id, name, lengthMinutes, setupMinutes, teardownMinutes, roomKinds, gear, roles, steps, roomSetups } = found;
  return {
    id,
    name,
    lengthMinutes,
    setupMinutes,
    teardownMinutes,
    roomKinds,
    gear,
    roles,
    steps: steps.map(({ text }) => text),
    roomSetups,
  };
}

type Given = Pick<Wishes, 'rooms' | 'people'> & { gear?: Wishes['gear'] | undefined; roles?: Wishes['roles'] | undefined };

/** What a session asks for: what was said, and for what was not said what its type brings. People who were named fill roles of theirs. */
export async function wishesWith(tx: Tx, { rooms, people, gear, roles }: Given, preset: Preset | null): Promise<Wishes> {
  return {
    rooms,
    people,
    gear: gear ?? preset?.gear.map(({ modelId, kitId, quantity }) => (modelId ? { modelId, quantity } : { kitId: kitId! })) ?? [],
    roles: roles ?? (preset ? openRoles(preset.roles, await skillsOf(tx, people)) : []),
  };
}

async function skillsOf(tx: Tx, people: Wishes['people']): Promise<{ skills: string[] }[]> {
  if (people.length === 0) return [];
  return tx.db.person.findMany({
    where: { studioId: tx.studioId, id: { in: people.map(({ personId }) => personId) } },
    select: { skills: true },
  });
}
