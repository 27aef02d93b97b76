import { plusMinutes, type TimeRange } from '../../domain/kernel/time-range.ts';
import { plusDays } from '../../domain/kernel/zone.ts';
import type { Checkout, GearUnit } from '../generated/client/client.ts';
import { checkoutChange, type Stay } from '../../domain/equipment/checkout-record.ts';
import { EMPTY } from './add-places.ts';
import { unitOf } from './add-gear.ts';
import { memberOf } from './add-people.ts';
import type { Demo } from './demo.ts';
import { KITS } from './gear-data.ts';
import { withoutStudio } from './snapshots.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = 15 * 60_000;

interface Slip extends TimeRange {
  units: GearUnit[];
  holder: string;
  note?: string;
  returnedAt?: Date;
}

/** Gear that is out as this moment wants it: some due today, some for days, one that should be back; and a year of slips. */
export function addCheckouts(demo: Demo): void {
  const { now, today, random } = demo;
  const quarter = (at: number): Date => new Date(Math.floor(at / QUARTER) * QUARTER);
  const lastToday = +demo.at(today, 23 * 60 + 45);
  const soon = +now + 40 * 60_000;
  const units = (model: string, ...numbers: number[]) => numbers.map((number) => unitOf(demo, model, number));
  const kit = (name: string) => KITS.find((one) => one.name === name)!.units.map(([model, number]) => unitOf(demo, model, number));

  const out: Slip[] = [
    // Still today, if there is anything left of it.
    {
      units: units('EW-DP lavalier set', 1, 2, 3),
      holder: 'Fieldnote Media',
      startsAt: quarter(+now - 26 * HOUR),
      endsAt: quarter(Math.max(Math.min(soon, lastToday), +now + QUARTER) + QUARTER - 1),
    },
    {
      units: units('MixPre-6 II', 2),
      holder: 'Nadia Haddad',
      note: 'Street recordings',
      startsAt: quarter(+now - 3 * DAY),
      endsAt: quarter(+now - 3 * HOUR),
    },
    {
      units: kit('Camera kit 3'),
      holder: 'Luisa Ortega',
      note: 'Location shoot on the ferry',
      startsAt: quarter(+now - 20 * HOUR),
      endsAt: demo.at(plusDays(today, 2), 18 * 60),
    },
    {
      units: [...units('LS 300d II', 1), ...units('Titan Tube', 4)],
      holder: 'Halfpenny Theatre',
      startsAt: quarter(+now - 4 * DAY),
      endsAt: demo.at(plusDays(today, 4), 17 * 60),
    },
  ];
  for (const slip of out) write(demo, slip);

  const lent = [
    ...units('MixPre-6 II', 1, 3),
    ...units('LS 300d II', 2, 3),
    ...units('Titan Tube', 3),
    ...units('MKH 416', 2, 3),
    ...units('Ultra-Slim prompter', 1),
    ...units('ATEM Mini Extreme', 1),
  ];
  const holders = ['Luisa Ortega', 'Nadia Haddad', 'Ridgeway Films', 'Halfpenny Theatre', 'Kasper Nygaard', 'Ember & Oak', 'Studio Ljuset'];
  for (let week = -52; week < -1; week += 1) {
    for (let time = 0; time < random.between(1, 3); time += 1) {
      const startsAt = demo.at(plusDays(demo.monday, 7 * week + random.between(0, 4)), 9 * 60 + 15 * random.between(0, 20));
      const endsAt = plusMinutes(startsAt, 60 * 24 * random.between(1, 4) - 60);
      const unit = random.pick(lent);
      if (!demo.busy.isFree(unit.id, { startsAt, endsAt })) continue;
      write(demo, {
        units: [unit],
        holder: random.pick(holders),
        startsAt,
        endsAt,
        returnedAt: plusMinutes(endsAt, random.between(-600, 90)),
      });
    }
  }
}

function write(demo: Demo, { units, holder, note = '', returnedAt, startsAt: outAt, endsAt: dueAt }: Slip): void {
  const person = demo.rows.resources.find((one) => one.kind === 'person' && one.name === holder);
  const by = memberOf(demo, 'coordinator');
  for (const unit of units) {
    const checkout: Checkout = {
      id: demo.id(outAt),
      studioId: demo.studioId,
      unitId: unit.id,
      bookingId: null,
      personId: person?.id ?? null,
      holderName: holder,
      outAt,
      dueAt,
      returnedAt: null,
      conditionOut: unit.condition,
      conditionIn: null,
      note,
      version: 1,
    };
    const { name } = demo.rows.resources.find((one) => one.id === unit.id)!;
    const stay: Stay = { resourceId: unit.id, firm: true, reason: 'checkout', startsAt: outAt, endsAt: dueAt };
    const out = { ...withoutStudio(checkout), name, allocations: [stay] };
    let held = stay;
    demo.record(outAt, by, checkoutChange('checked_out', null, out));
    if (returnedAt) {
      Object.assign(checkout, { returnedAt, conditionIn: unit.condition, version: 2 });
      // Back early frees it for others; back late does not change what was agreed.
      held = { ...stay, endsAt: returnedAt < dueAt ? returnedAt : dueAt };
      demo.record(returnedAt, by, checkoutChange('checked_in', out, { ...withoutStudio(checkout), name, allocations: [held] }));
    }
    const allocation = { ...EMPTY, ...held, id: demo.id(outAt), studioId: demo.studioId, checkoutId: checkout.id };
    demo.busy.take(unit.id, allocation);
    demo.rows.checkouts.push(checkout);
    demo.rows.allocations.push(allocation);
  }
}
