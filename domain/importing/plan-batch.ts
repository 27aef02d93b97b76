import { newId } from '../kernel/ids.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import { priceOf } from '../scheduling/booking-price.ts';
import { PLAIN_SESSION, type BookingRecord, type Taken } from '../scheduling/booking-record.ts';
import { isFirm, isWanting, type BookingState } from '../scheduling/booking-states.ts';
import type { Entry } from './entries.ts';
import type { FirmTimes } from './firm-times.ts';
import type { ClashSide, ImportClash, LineOutcome } from './report-rules.ts';

export interface ImportRoom {
  id: string;
  name: string;
  hourlyRateMinor: number;
}

/** What the studio holds of an earlier import, by the key of the line. */
export interface Earlier {
  kind: 'booking' | 'closure';
  state: BookingState | null;
}

export interface PlannedClosure extends TimeRange {
  id: string;
  title: string;
  importKey: string;
  allocations: { id: string; resourceId: string; firm: boolean }[];
}

export interface BatchPlan {
  bookings: BookingRecord[];
  closures: PlannedClosure[];
  outcomes: LineOutcome[];
  clashes: ImportClash[];
}

/** Everything a batch is decided from. */
export interface BatchFacts {
  studioId: string;
  by: { key: string; name: string };
  at: Date;
  rooms: ReadonlyMap<string, ImportRoom>;
  clientIds: ReadonlyMap<string, string>;
  earlier: ReadonlyMap<string, Earlier>;
  /** What stands firmly where these lines want to be; what the batch takes is added to it. */
  firm: FirmTimes;
}

/** How names are compared: nobody means two rooms by `Studio A` and `studio a`. */
export const nameKey = (name: string): string => name.toLowerCase();

/** Decides a batch of lines in the order of the file: who comes first has the room. Nothing is read or written here. */
export function planBatch(entries: readonly Entry[], facts: BatchFacts): BatchPlan {
  const plan: BatchPlan = { bookings: [], closures: [], outcomes: [], clashes: [] };
  for (const entry of entries) {
    const rooms = entry.room === null ? [...facts.rooms.values()] : [facts.rooms.get(nameKey(entry.room))!];
    const earlier = facts.earlier.get(entry.key);
    const clashes = rooms.flatMap((room) => clashesIn(facts.firm, entry, room));
    let outcome: LineOutcome['outcome'];
    if (earlier) {
      outcome = 'already';
      // What was kept beside others is named again, as long as they stand in its way: also after an import that was broken off.
      if (earlier.kind === 'closure' || (earlier.state === 'tentative' && takes(entry))) plan.clashes.push(...clashes.filter(isBefore));
    } else if (entry.state === 'closed') {
      outcome = clashes.length > 0 ? 'kept' : 'closed';
      plan.clashes.push(...clashes);
      plan.closures.push(closureOf(entry, rooms, facts));
    } else {
      const isKept = takes(entry) && clashes.length > 0;
      outcome = isKept ? 'kept' : 'booked';
      if (isKept) plan.clashes.push(...clashes);
      plan.bookings.push(bookingOf(entry, rooms[0]!, isKept ? 'tentative' : entry.state, facts));
    }
    plan.outcomes.push({
      line: entry.line,
      outcome,
      title: entry.title,
      room: entry.room,
      startsAt: entry.startsAt,
      endsAt: entry.endsAt,
      sameAs: null,
    });
  }
  return plan;
}

/** Whether the line, as it is meant, takes its room from others. */
const takes = (entry: Entry): boolean => entry.state === 'closed' || isFirm(entry.state);

/** Lines below this one came later, and had to give way to what stood then. */
const isBefore = ({ row, with: other }: ImportClash): boolean => other.line === null || other.line < row.line;

const sideOf = (entry: Entry, room: ImportRoom): ClashSide & { line: number } => ({
  line: entry.line,
  title: entry.title,
  room: room.name,
  startsAt: entry.startsAt,
  endsAt: entry.endsAt,
});

const clashesIn = (firm: FirmTimes, entry: Entry, room: ImportRoom): ImportClash[] =>
  firm
    .overlapping(room.id, entry)
    .filter((time) => time.key !== entry.key)
    .map(({ side }) => ({ row: sideOf(entry, room), with: side }));

const take = (facts: BatchFacts, entry: Entry, room: ImportRoom): void =>
  facts.firm.add({ resourceId: room.id, startsAt: entry.startsAt, endsAt: entry.endsAt, side: sideOf(entry, room), key: entry.key });

function closureOf(entry: Entry, rooms: readonly ImportRoom[], facts: BatchFacts): PlannedClosure {
  const allocations = rooms.map((room) => {
    const firm = facts.firm.overlapping(room.id, entry).length === 0;
    if (firm) take(facts, entry, room);
    return { id: newId(), resourceId: room.id, firm };
  });
  return { id: newId(), title: entry.title, startsAt: entry.startsAt, endsAt: entry.endsAt, importKey: entry.key, allocations };
}

function bookingOf(entry: Entry, room: ImportRoom, state: BookingState, facts: BatchFacts): BookingRecord {
  const { startsAt, endsAt } = entry;
  if (isFirm(state)) take(facts, entry, room);
  const requirement = { id: newId(), resourceId: room.id, modelId: null, kitId: null, skill: null, quantity: 1, duty: '', position: 0 };
  const taken: Taken = { id: newId(), requirementId: requirement.id, resourceId: room.id, firm: isFirm(state), startsAt, endsAt };
  return {
    ...PLAIN_SESSION,
    id: newId(),
    studioId: facts.studioId,
    title: entry.title,
    state,
    clientId: entry.client === null ? null : facts.clientIds.get(nameKey(entry.client))!,
    projectId: null,
    startsAt,
    endsAt,
    // A calendar shows all of the time that is wanted; the room's usual setup would make neighbours clash.
    setupMinutes: 0,
    teardownMinutes: 0,
    priceMinor: priceOf(entry, [room]),
    note: entry.note,
    importKey: entry.key,
    createdBy: facts.by.key,
    createdByName: facts.by.name,
    createdAt: facts.at,
    requirements: [requirement],
    allocations: isWanting(state) ? [taken] : [],
  };
}
