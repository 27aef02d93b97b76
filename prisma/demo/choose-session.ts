import type { TimeRange } from '../../domain/kernel/time-range.ts';
import { CLIENTS } from './clients-data.ts';
import type { Duty } from './people-data.ts';
import type { ProjectData } from './project-data.ts';
import { ONE_OFFS, PROJECTS } from './projects-data.ts';
import { ROOMS, type RoomName } from './rooms-data.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { GearWish, SessionWish } from './session-wish.ts';

/** Of a hundred sessions, so many stand alone; the rest belongs to a project. */
const ONE_OFF_SHARE = 0.32;

/** What is done in a room at a time in a week of the plan (0 is this week), with the people and gear that it takes. */
export function chooseSession(random: SeededRandom, room: RoomName, week: number, times: TimeRange): SessionWish {
  const { defaultSetupMinutes: setupMinutes, defaultTeardownMinutes: teardownMinutes } = ROOMS.find(({ name }) => name === room)!;
  const project = random.chance(ONE_OFF_SHARE) ? null : chooseProject(random, room, week);
  const title = random.pick(project?.sessions[room] ?? ONE_OFFS[room]).replace('@', String(week - (project?.weeks[0] ?? 0) + 1));
  const gear = gearFor(random, room, project);
  return {
    room,
    ...times,
    setupMinutes,
    teardownMinutes,
    title,
    project: project?.name ?? null,
    client: project?.client ?? random.pick(CLIENTS)[0],
    duties: dutiesFor(random, room, gear),
    gear,
    state: 'confirmed',
  };
}

function chooseProject(random: SeededRandom, room: RoomName, week: number): ProjectData | null {
  const running = PROJECTS.filter(({ sessions, weeks: [from, to] }) => sessions[room] && from <= week && week <= to);
  let left = random.next() * running.reduce((sum, { weight }) => sum + weight, 0);
  return running.find(({ weight }) => (left -= weight) < 0) ?? null;
}

function gearFor(random: SeededRandom, room: RoomName, project: ProjectData | null): GearWish[] {
  if (room === 'Edit bay 1') return random.chance(0.2) ? [{ model: '8030C monitor', quantity: 2 }] : [];
  if (room === 'Vocal booth') return [{ model: random.pick(['U87 Ai', 'RE20', 'MKH 416', 'SM7B']), quantity: 1 }];
  if (room === 'Studio B') {
    const sound: GearWish = random.chance(0.4) ? { kit: 'Podcast kit' } : { model: 'SM7B', quantity: random.between(2, 3) };
    const filmed = random.chance(project?.name === 'The Long Table' ? 0.5 : 0.15);
    return filmed
      ? [sound, { kit: random.pick(['Camera kit 1', 'Camera kit 2', 'Camera kit 3']) }, { model: 'Titan Tube', quantity: 2 }]
      : [sound];
  }
  return random.chance(0.5)
    ? [
        { model: 'SM7B', quantity: 2 },
        { model: 'DT 770 Pro', quantity: 2 },
      ]
    : [
        { model: 'U87 Ai', quantity: 1 },
        { model: 'Apollo x8p', quantity: 1 },
      ];
}

function dutiesFor(random: SeededRandom, room: RoomName, gear: readonly GearWish[]): Duty[] {
  if (room === 'Edit bay 1') return ['editor'];
  if (room === 'Vocal booth') return random.chance(0.2) ? ['engineer', 'director'] : ['engineer'];
  if (room === 'Studio A') return random.chance(0.35) ? ['engineer', 'assistant'] : ['engineer'];
  return gear.some((wish) => 'kit' in wish && wish.kit.startsWith('Camera')) ? ['engineer', 'camera'] : ['engineer'];
}
