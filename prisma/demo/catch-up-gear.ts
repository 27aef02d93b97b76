import { plusMinutes } from '../../domain/kernel/time-range.ts';
import { checkInUnit } from '../../domain/equipment/check-in-unit.ts';
import { checkOutUnit } from '../../domain/equipment/check-out-unit.ts';
import { finishMaintenance } from '../../domain/equipment/finish-maintenance.ts';
import { startMaintenance } from '../../domain/equipment/start-maintenance.ts';
import { attempt } from './attempt.ts';
import { REPAIRS } from './gear-data.ts';
import type { CallerAt } from './refresh.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What is late by more than this came back meanwhile, or the demo would drown in overdue gear. */
const LATE_AT_MOST = 8 * HOUR;

const HOLDERS = ['Luisa Ortega', 'Nadia Haddad', 'Fieldnote Media', 'Ridgeway Films', 'Halfpenny Theatre', 'Kasper Nygaard'];

/** Gear came back and left again, repairs were finished and others began: some is out, some due today, one late, three on the bench. */
export async function catchUpGear(callerAt: CallerAt, now: Date): Promise<void> {
  const { db, actor } = callerAt(now);
  const { studioId } = actor;
  const random = seededRandom(Math.floor(+now / DAY));
  const open = await db.checkout.findMany({ where: { studioId, returnedAt: null }, orderBy: { dueAt: 'asc' } });
  const late = open.filter(({ dueAt }) => +now - +dueAt > LATE_AT_MOST);
  for (const { unitId, dueAt } of late) await attempt(() => checkInUnit(callerAt(plusMinutes(dueAt, random.between(-40, 30))), { unitId }));

  const left = open.filter((checkout) => !late.includes(checkout));
  const overdue = left.filter(({ dueAt }) => dueAt <= now);
  const today = left.filter(({ dueAt }) => dueAt > now && +dueAt - +now < 12 * HOUR);
  const longer = left.length - overdue.length - today.length;
  const wanted = [
    { count: 1 - overdue.length, outAt: new Date(+now - 2 * DAY), dueAt: quarter(+now - 3 * HOUR) },
    { count: 3 - today.length, outAt: new Date(+now - 4 * HOUR), dueAt: quarter(+now + HOUR) },
    { count: 4 - longer, outAt: new Date(+now - 20 * HOUR), dueAt: quarter(+now + 2 * DAY) },
  ];
  for (const { count, outAt, dueAt } of wanted) await lend(callerAt(outAt), count, dueAt, random);
  await catchUpRepairs(callerAt, now);
}

async function lend(caller: ReturnType<CallerAt>, count: number, dueAt: Date, random: SeededRandom): Promise<void> {
  if (count <= 0) return;
  const { db, actor } = caller;
  const units = await db.gearUnit.findMany({
    where: {
      studioId: actor.studioId,
      missingAt: null,
      kitUnit: null,
      resource: { archivedAt: null },
      checkouts: { none: { returnedAt: null } },
    },
    orderBy: { barcode: 'asc' },
  });
  const start = random.between(0, Math.max(0, units.length - 1));
  let lent = 0;
  for (const unit of [...units.slice(start), ...units.slice(0, start)]) {
    if (lent === count) return;
    if (await attempt(() => checkOutUnit(caller, { unitId: unit.id, holderName: random.pick(HOLDERS), dueAt }))) lent += 1;
  }
}

async function catchUpRepairs(callerAt: CallerAt, now: Date): Promise<void> {
  const { db, actor } = callerAt(now);
  const { studioId } = actor;
  const open = await db.maintenance.findMany({ where: { studioId, endedAt: null }, orderBy: { expectedBackAt: 'asc' } });
  for (const { id, expectedBackAt } of open)
    if (expectedBackAt <= now) await attempt(() => finishMaintenance(callerAt(expectedBackAt), { maintenanceId: id, costMinor: 8_500 }));
  const running = open.filter(({ expectedBackAt }) => expectedBackAt > now).length;
  for (const [index, { unit, kind, description, startedDaysAgo, backInDays }] of REPAIRS.slice(0, REPAIRS.length - running).entries()) {
    const found = await db.gearUnit.findFirst({ where: { studioId, number: unit[1], model: { name: unit[0] } } });
    const expectedBackAt = quarter(+now + backInDays * DAY + index * HOUR);
    // Not before the repair that just ended.
    const from = new Date(+now - Math.min(startedDaysAgo, 1) * 6 * HOUR);
    if (found) await attempt(() => startMaintenance(callerAt(from), { resourceId: found.id, kind, description, expectedBackAt }));
  }
}

const quarter = (at: number): Date => new Date(Math.floor(at / (15 * 60_000)) * 15 * 60_000);
