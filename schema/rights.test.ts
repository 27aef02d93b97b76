import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../domain/kernel/actor.ts';
import { aServer, type Guest, type Served } from '../server/testing/a-server.ts';
import { INSIDE, type Access } from './shared/access.ts';
import { aHouse, type House } from './testing/a-house.ts';
import { MUTATIONS, outcome, send } from './testing/every-mutation.ts';
import { exampleOf } from './testing/examples/all.ts';
import { EMPTY_HOUSE } from './testing/examples/studio.ts';
import { writings } from './testing/fingerprint.ts';

let served: Served;
let elsewhere: House;
beforeAll(async () => {
  served = await aServer({}, (close) => afterAll(close, 30_000));
  elsewhere = await aHouse(served);
});

/** `board` is the tablet of the room in which the examples take place, `wall` a board that hangs in none. */
type Who = Role | 'wall' | 'stranger' | 'outsider';
const EVERYBODY: Who[] = [...INSIDE, 'wall', 'stranger', 'outsider'];

async function everybody(house: House): Promise<Record<string, Guest | null>> {
  const { studioId } = house.studio;
  const members = INSIDE.filter((role) => role !== 'board');
  const guests = await Promise.all(members.map(async (role) => [role, await house.memberWith(role)] as const));
  return {
    ...Object.fromEntries(guests),
    board: await served.aBoard(studioId, 'everything', house.room('A')),
    wall: await served.aBoard(studioId),
    stranger: null,
    // An owner, but of another studio, who asks for this one.
    outsider: { ...elsewhere.owner, headers: { ...elsewhere.owner.headers, 'x-studio': studioId } },
  };
}

/** What the door must say to each of them. */
function expected(access: Access, who: Who): 'in' | 'out' {
  if (access === 'anyone') return 'in';
  if (access === 'signed_in') return who === 'stranger' || who === 'board' || who === 'wall' ? 'out' : 'in';
  return access.includes(who as Role) ? 'in' : 'out';
}
/** Fields that a role may not give where it may do the rest. */
const BEYOND: Record<string, Partial<Record<Who, string>>> = { editProject: { coordinator: 'budgetMinor' } };
/** What only whoever it belongs to may do: others see a view and are told so, and find neither acts nor notices that are not theirs. */
const OWN: Record<string, string> = {
  editSavedView: 'NOT_ALLOWED',
  removeSavedView: 'NOT_ALLOWED',
  undoAct: 'NOT_FOUND',
  redoAct: 'NOT_FOUND',
  markNoticesRead: 'NOT_FOUND',
  cancelExport: 'NOT_FOUND',
};
/** Of these an owner has everybody's. */
const OWNERS_TOO = ['cancelExport'];
const OUT = ['NOT_ALLOWED', 'NOT_SIGNED_IN', 'NOT_FOUND'];

describe.each(MUTATIONS)('$name', (mutation) => {
  test('is done by whoever may, and refused to everybody else, who write nothing', async () => {
    const house = await aHouse(served);
    const guests = await everybody(house);
    const out = EVERYBODY.filter((who) => expected(mutation.access, who) === 'out');
    const input = await exampleOf(mutation.name)(house);
    const before = await writings(served.services.db);
    const answers = await Promise.all(out.map(async (who) => [who, outcome(await send(served, mutation, input, { as: guests[who]! }))]));
    expect(answers.filter(([, said]) => !OUT.includes(said!))).toEqual([]);
    expect(await writings(served.services.db)).toEqual(before);

    // The rules behind the door agree with it. What is one's own to do, such as ending a session, is another person's not to find.
    if (mutation.access === 'signed_in' || EMPTY_HOUSE.has(mutation.name)) return;
    for (const who of EVERYBODY.filter((one) => !out.includes(one))) {
      const { [BEYOND[mutation.name]?.[who] ?? '']: _beyond, ...own } = await exampleOf(mutation.name)(house);
      const answer = await send(served, mutation, own, { as: guests[who]!, ...(who === 'board' && { document: mutation.onTablet }) });
      const isTheirs = who === 'owner' && OWNERS_TOO.includes(mutation.name);
      expect.soft([who, outcome(answer)], JSON.stringify(answer)).toEqual([who, (!isTheirs && OWN[mutation.name]) || 'done']);
    }
  }, 60_000);
});
