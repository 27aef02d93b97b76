import type { RoomKind } from '../room-rules.ts';

/** What a type of session brings into one that is booked with it. */
export interface Preset {
  id: string;
  name: string;
  lengthMinutes: number;
  setupMinutes: number | null;
  teardownMinutes: number | null;
  roomKinds: RoomKind[];
  gear: { modelId: string | null; kitId: string | null; quantity: number }[];
  roles: { skill: string; duty: string; quantity: number }[];
  steps: string[];
  roomSetups: { roomId: string; setupMinutes: number; teardownMinutes: number }[];
}

export interface SetupTimes {
  setupMinutes: number;
  teardownMinutes: number;
}

/**
 * Setup and teardown in these rooms: for each what is set for the type there, else the type's own, else the room's; the longest of them.
 */
export function setupOf(
  rooms: readonly { id: string; setupMinutes: number | null; teardownMinutes: number | null }[],
  preset: Pick<Preset, 'setupMinutes' | 'teardownMinutes' | 'roomSetups'> | null,
): SetupTimes {
  const each = rooms.map((room) => {
    const own = preset?.roomSetups.find(({ roomId }) => roomId === room.id);
    return {
      setupMinutes: own?.setupMinutes ?? preset?.setupMinutes ?? room.setupMinutes ?? 0,
      teardownMinutes: own?.teardownMinutes ?? preset?.teardownMinutes ?? room.teardownMinutes ?? 0,
    };
  });
  const without = { setupMinutes: preset?.setupMinutes ?? 0, teardownMinutes: preset?.teardownMinutes ?? 0 };
  const all = each.length > 0 ? each : [without];
  return {
    setupMinutes: Math.max(...all.map((one) => one.setupMinutes)),
    teardownMinutes: Math.max(...all.map((one) => one.teardownMinutes)),
  };
}

/** Nobody means two skills by `Mix` and `mix`. */
export const sameSkill = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The roles that are still open when these people are on the session: each fills one that asks for a skill of theirs. */
export function openRoles(
  roles: readonly { skill: string; duty: string; quantity: number }[],
  people: readonly { skills: readonly string[] }[],
): { skill: string; duty: string; quantity: number }[] {
  const left = [...people];
  return roles.flatMap((role) => {
    let { quantity } = role;
    while (quantity > 0) {
      const index = left.findIndex(({ skills }) => skills.some((skill) => sameSkill(skill, role.skill)));
      if (index < 0) break;
      left.splice(index, 1);
      quantity -= 1;
    }
    return quantity > 0 ? [{ ...role, quantity }] : [];
  });
}
