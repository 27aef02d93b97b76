import { minusMinutes } from '../../domain/kernel/time-range.ts';
import { plusDays } from '../../domain/kernel/zone.ts';
import { priceOf } from '../../domain/scheduling/booking-price.ts';
import { PLAIN_SESSION, type BookingRecord, type Requirement } from '../../domain/scheduling/booking-record.ts';
import { occupied } from '../../domain/scheduling/booking-rules.ts';
import { EMPTY } from './add-places.ts';
import { memberOf } from './add-people.ts';
import { ZONE, type Demo } from './demo.ts';
import { PEOPLE, type Duty } from './people-data.ts';
import { planNow } from './plan-now.ts';
import { planWeek, WEEKS_AHEAD } from './plan-week.ts';
import { live, type Fate } from './session-life.ts';
import type { SessionWish } from './session-wish.ts';

const WEEKS_BACK = 52;
const DAY = 86_400_000;

/** A year of sessions, today's as the hour wants them, and three months ahead. */
export function addSessions(demo: Demo): void {
  const present = planNow(demo.now, ZONE);
  const roomId = (name: string): string => demo.rows.resources.find((one) => one.kind === 'room' && one.name === name)!.id;
  const weeks = Array.from({ length: WEEKS_BACK + WEEKS_AHEAD + 1 }, (_one, index) => index - WEEKS_BACK);
  const planned = weeks.flatMap((week) => planWeek(plusDays(demo.monday, 7 * week), week, ZONE));

  // The present comes first: where an ordinary session would be in its way, there is none.
  const accepted: SessionWish[] = [];
  const offer = (wish: SessionWish) => {
    const range = occupied(wish);
    const id = roomId(wish.room);
    // Who only wished for a time that has passed has long let go of it.
    if (wish.state !== 'confirmed' && wish.startsAt <= demo.now) return;
    if (wish.state === 'confirmed' && !demo.busy.isFree(id, range)) return;
    if (wish.state === 'confirmed') demo.busy.take(id, range);
    accepted.push(wish);
  };
  for (const wish of present.wishes) offer(wish);
  for (const { room, range } of present.free) if (demo.busy.isFree(roomId(room), range)) demo.busy.take(roomId(room), range);
  for (const wish of planned) offer(wish);

  const count = new Map<string, number>();
  for (const wish of accepted.sort((a, b) => +a.startsAt - +b.startsAt)) {
    const number = (count.get(wish.title) ?? 0) + 1;
    count.set(wish.title, number);
    addSession(demo, { ...wish, title: wish.title.replace('#', String(number)) }, roomId(wish.room));
  }
}

function fateOf(demo: Demo, wish: SessionWish): Fate {
  if (wish.running) return 'running';
  if (wish.endsAt > demo.now) return 'ahead';
  // Today everybody came: a board of cancellations would look empty.
  if (+demo.now - +wish.endsAt < DAY) return 'went';
  const luck = demo.random.next();
  return luck < 0.045 ? 'cancelled' : luck < 0.058 ? 'no_show' : 'went';
}

function addSession(demo: Demo, wish: SessionWish, roomId: string): void {
  const { rows, random, studioId, now } = demo;
  const fate = fateOf(demo, wish);
  const firm = wish.state === 'confirmed' && fate !== 'cancelled' && fate !== 'no_show';
  const range = occupied(wish);
  const startsAt = +wish.startsAt;
  const bookedAt = Math.min(startsAt - random.between(3, 40) * DAY, +now - random.between(20, 12_000) * 60_000);
  const createdAt = minusMinutes(new Date(Math.max(bookedAt, +demo.createdAt + DAY)), random.between(0, 59));
  const by = memberOf(demo, 'coordinator');

  const requirements: Requirement[] = [];
  const resourceIds: { requirementId: string; resourceId: string }[] = [];
  const need = (one: Partial<Requirement>, ids: readonly string[]) => {
    const requirement = {
      id: demo.id(createdAt),
      resourceId: null,
      modelId: null,
      skill: null,
      kitId: null,
      quantity: 1,
      duty: '',
      position: requirements.length,
      ...one,
    };
    requirements.push(requirement);
    for (const resourceId of ids) resourceIds.push({ requirementId: requirement.id, resourceId });
    if (firm) for (const id of ids) if (id !== roomId) demo.busy.take(id, range);
  };
  const isFree = (id: string): boolean => !resourceIds.some((one) => one.resourceId === id) && (!firm || demo.busy.isFree(id, range));
  need({ resourceId: roomId }, [roomId]);
  for (const duty of wish.duties) {
    const person = personFor(demo, duty, isFree);
    if (person) need({ resourceId: person, duty }, [person]);
  }
  for (const gear of wish.gear) {
    if ('kit' in gear) {
      const kit = rows.gearKits.find((one) => one.name === gear.kit)!;
      const units = rows.kitUnits.filter((one) => one.kitId === kit.id).map((one) => one.unitId);
      if (units.every(isFree)) need({ kitId: kit.id }, units);
    } else {
      const model = rows.gearModels.find((one) => one.name === gear.model)!;
      const packed = new Set(rows.kitUnits.map((one) => one.unitId));
      const units = rows.gearUnits.filter((one) => one.modelId === model.id && !packed.has(one.id) && !one.missingAt && isFree(one.id));
      if (units.length >= gear.quantity)
        need(
          { modelId: model.id, quantity: gear.quantity },
          units.slice(0, gear.quantity).map((one) => one.id),
        );
    }
  }

  const startState = firm && random.chance(0.25) && fate !== 'ahead' ? random.pick(['hold', 'tentative'] as const) : wish.state;
  const first: BookingRecord = {
    ...PLAIN_SESSION,
    id: demo.id(createdAt),
    studioId,
    title: wish.title,
    state: startState,
    clientId: rows.clients.find((one) => one.name === wish.client)!.id,
    projectId: rows.projects.find((one) => one.name === wish.project)?.id ?? null,
    startsAt: wish.startsAt,
    endsAt: wish.endsAt,
    setupMinutes: wish.setupMinutes,
    teardownMinutes: wish.teardownMinutes,
    priceMinor: priceOf(
      wish,
      rows.rooms.filter((room) => room.id === roomId),
    ),
    note: '',
    createdBy: by.key,
    createdByName: by.name,
    createdAt,
    requirements,
    allocations: [],
  };
  const { requirements: asked, allocations, ...booking } = live(demo, first, fate, resourceIds);
  rows.bookings.push(booking);
  rows.requirements.push(...asked.map((one) => ({ ...one, studioId, bookingId: booking.id })));
  rows.allocations.push(...allocations.map((one) => ({ ...EMPTY, ...one, studioId, reason: 'session' as const, bookingId: booking.id })));
}

function personFor(demo: Demo, duty: Duty, isFree: (id: string) => boolean): string | null {
  const able = PEOPLE.filter(({ duties }) => duties.includes(duty)).map(
    ({ name }) => demo.rows.resources.find((one) => one.kind === 'person' && one.name === name)!.id,
  );
  // Who has the duty first in their list comes first; behind them it is anybody's turn.
  const start = demo.random.between(0, able.length - 1);
  return [...able.slice(start), ...able.slice(0, start)].find(isFree) ?? null;
}
