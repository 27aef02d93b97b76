import type { Prisma } from '../../prisma/generated/client/client.ts';
import { record } from '../activity/record.ts';
import { actorKey, type Actor } from '../kernel/actor.ts';
import type { Caller, Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { parseInput } from '../kernel/input.ts';
import { EXCLUSION_VIOLATION, sqlState, UNIQUE_VIOLATION } from '../kernel/sql-state.ts';
import { transact, type Tx } from '../kernel/transact.ts';
import type { BookingRecord } from '../scheduling/booking-record.ts';
import { lockHolds } from '../scheduling/hold-chains.ts';
import { allInLine } from '../scheduling/hold-places.ts';
import type { Entry } from './entries.ts';
import { FirmTimes } from './firm-times.ts';
import { countsOf, type ImportReport, type LineOutcome } from './report-rules.ts';
import { importSettings, type ImportSettingsInput } from './import-settings.ts';
import { decodeText } from './import-text.ts';
import { importingPolicy, requireMayMakeClients } from './importing-policy.ts';
import { createMissing, findPlaces, inArchivedRoom, type Places } from './missing-places.ts';
import { nameKey, planBatch, type BatchPlan } from './plan-batch.ts';
import { readEarlier, readFirm } from './read-batch.ts';
import { readImport, type ReadImport } from './read-import.ts';
import { writeBatch } from './write-batch.ts';

/** Lines in one transaction. Larger is hardly faster, and everybody who books waits for it. */
const BATCH = 250;
const MOST_TRIES = 5;

export interface ImportOptions {
  fileName: string;
  /** Reports as the import would, and writes nothing. */
  dryRun?: boolean;
  onProgress?(done: number, total: number): void;
  /** Stops after the batch that is being written; what is written stays, and a later import goes on from there. */
  signal?: AbortSignal;
}

/**
 * Brings a calendar export in: makes the rooms and clients it names, books what is free, keeps what overlaps as tentative and names both
 * sides. Each line has an identity, so that an import can be run twice, or again after it was broken off: nothing is brought in twice.
 * A repeated run reports what it finds already there.
 * @throws InvalidInput when the file or the settings cannot be used at all · NotAllowed
 */
export async function importCalendar(
  caller: Caller,
  bytes: Uint8Array,
  raw: ImportSettingsInput,
  options: ImportOptions,
): Promise<ImportReport> {
  importingPolicy.require(caller.actor, 'import');
  const settings = parseInput(importSettings, raw);
  const { text, encoding } = decodeText(bytes);
  const read = await readImport(text, settings, caller.clock.now());
  const inTransaction: InTransaction = (work) => againWhenOvertaken(() => transact(caller, work));
  return bringIn(
    { db: caller.db, actor: caller.actor, at: caller.clock.now(), inTransaction },
    { read, encoding, zone: settings.zone },
    options,
  );
}

/** How the import comes to a transaction: each batch has one of its own, or all are part of one that is under way. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

interface Bringer {
  db: Db | Prisma.TransactionClient;
  actor: Actor;
  at: Instant;
  inTransaction: InTransaction;
}

/** Decides, and unless it is a dry run writes, what was read. @throws NotAllowed for a key that may not make the clients that are missing */
export async function bringIn(
  by: Bringer,
  { read, encoding, zone }: { read: ReadImport; encoding: string; zone: string },
  { fileName, dryRun = false, onProgress, signal }: ImportOptions,
): Promise<ImportReport> {
  const { studioId } = by.actor;
  const found = await findPlaces(by.db, studioId, read.entries);
  const refused = read.entries.flatMap((entry) => inArchivedRoom(entry, found) ?? []);
  const usable = read.entries.filter((entry) => inArchivedRoom(entry, found) === null);
  const { unique, duplicates, lineOf } = withoutDuplicates(usable);
  if (dryRun) requireMayMakeClients(by.actor, found.missingClients);
  const places = dryRun ? found : await makePlaces(by, unique);
  const run = dryRun ? planner(by, places, lineOf) : writer(by, places, lineOf);

  const plans: BatchPlan[] = [];
  let done = 0;
  onProgress?.(0, unique.length);
  const isStopped = (): boolean => signal?.aborted ?? false;
  while (done < unique.length && !isStopped()) {
    const batch = unique.slice(done, done + BATCH);
    plans.push(await run(batch));
    done += batch.length;
    onProgress?.(done, unique.length);
  }

  const complete = done >= unique.length;
  const outcomes = [...plans.flatMap((plan) => plan.outcomes), ...(complete ? duplicates : [])].sort((a, b) => a.line - b.line);
  const unusable = [...read.unusable, ...refused].sort((a, b) => a.line - b.line);
  const report: ImportReport = {
    dryRun,
    complete,
    format: read.format,
    encoding,
    delimiter: read.delimiter,
    zone,
    map: read.map,
    counts: countsOf(outcomes, read.skippedLines.length, unusable.length),
    roomsCreated: places.missingRooms.map(({ name }) => name),
    clientsCreated: places.missingClients.map(({ name }) => name),
    clashes: plans.flatMap((plan) => plan.clashes),
    unusable,
    notes: read.notes,
    outcomes,
  };
  if (!dryRun) await by.inTransaction((tx) => recordImport(tx, fileName, report));
  return report;
}

function withoutDuplicates(entries: readonly Entry[]): { unique: Entry[]; duplicates: LineOutcome[]; lineOf: Map<string, number> } {
  const lineOf = new Map<string, number>();
  const unique: Entry[] = [];
  const duplicates: LineOutcome[] = [];
  for (const entry of entries) {
    const { line, title, room, startsAt, endsAt, key } = entry;
    const sameAs = lineOf.get(key);
    if (sameAs === undefined) {
      lineOf.set(key, line);
      unique.push(entry);
    } else duplicates.push({ line, outcome: 'duplicate', title, room, startsAt, endsAt, sameAs });
  }
  return { unique, duplicates, lineOf };
}

type RunBatch = (entries: readonly Entry[]) => Promise<BatchPlan>;

const byOf = ({ actor }: Pick<Bringer, 'actor'>) => ({ key: actorKey(actor), name: actor.name });

/** Decides as the import would, keeping in memory what it would have written. */
function planner(bringer: Bringer, { rooms, clientIds }: Places, lineOf: ReadonlyMap<string, number>): RunBatch {
  const { db, at } = bringer;
  const { studioId } = bringer.actor;
  const planned = new FirmTimes();
  return async (entries) => {
    const firm = await readFirm(db, entries, rooms, lineOf);
    const both = new PlannedTimes(firm, planned);
    const earlier = await readEarlier(db, studioId, entries);
    return planBatch(entries, { studioId, by: byOf(bringer), at, rooms, clientIds, earlier, firm: both });
  };
}

/** What is in the database, and beside it what earlier batches of a dry run would have put there. */
class PlannedTimes extends FirmTimes {
  private readonly standing: FirmTimes;
  private readonly planned: FirmTimes;
  constructor(standing: FirmTimes, planned: FirmTimes) {
    super();
    this.standing = standing;
    this.planned = planned;
  }
  override add(...args: Parameters<FirmTimes['add']>): void {
    this.planned.add(...args);
  }
  override overlapping(...args: Parameters<FirmTimes['overlapping']>) {
    return [...this.standing.overlapping(...args), ...this.planned.overlapping(...args)].sort(
      (a, b) => +a.startsAt - +b.startsAt || +a.endsAt - +b.endsAt,
    );
  }
}

/** Decides and writes each batch under the locks of its rooms. */
function writer(bringer: Bringer, { rooms, clientIds }: Places, lineOf: ReadonlyMap<string, number>): RunBatch {
  return (entries) =>
    bringer.inTransaction(async (tx) => {
      await lockImports(tx);
      if (entries.some(({ state }) => state === 'hold')) await lockHolds(tx);
      const ids = entries.flatMap(({ room }) => (room === null ? [...rooms.values()] : [rooms.get(nameKey(room))!])).map(({ id }) => id);
      // In id order, as everybody who books does.
      await tx.db.$queryRaw`SELECT 1 FROM resource WHERE id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
      const firm = await readFirm(tx.db, entries, rooms, lineOf);
      const earlier = await readEarlier(tx.db, tx.studioId, entries);
      const plan = planBatch(entries, { studioId: tx.studioId, by: byOf(bringer), at: tx.at, rooms, clientIds, earlier, firm });
      await writeBatch(tx, { ...plan, bookings: await withPlaces(tx, plan.bookings) });
      return plan;
    });
}

/** Holds stand in line behind those that were there, in the order of the file. What was planned elsewhere lapses by nobody's clock here. */
async function withPlaces(tx: Tx, bookings: readonly BookingRecord[]): Promise<BookingRecord[]> {
  const holds = bookings.filter(({ state }) => state === 'hold').map((hold) => ({ before: null, hold }));
  const placed = new Map((await allInLine(tx, holds)).map((hold) => [hold.id, hold]));
  return bookings.map((booking) => placed.get(booking.id) ?? booking);
}

const makePlaces = ({ inTransaction }: Bringer, entries: readonly Entry[]): Promise<Places> =>
  inTransaction(async (tx) => {
    await lockImports(tx);
    const places = await findPlaces(tx.db, tx.studioId, entries);
    requireMayMakeClients(tx.actor, places.missingClients);
    await createMissing(tx, places);
    return places;
  });

/** Two imports of one studio take turns, batch by batch: the same file twice at once is still brought in once. */
const lockImports = (tx: Tx) => tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('import ' || ${tx.studioId}, 0))`;

/** Somebody may write past the locks in this moment (a room of the same name, a session by another path): look again. */
export async function againWhenOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlState(error);
      if ((state !== EXCLUSION_VIOLATION && state !== UNIQUE_VIOLATION) || tries >= MOST_TRIES) throw error;
    }
  }
}

/** The import itself is one record in the log. */
async function recordImport(
  tx: Tx,
  fileName: string,
  { format, zone, counts, roomsCreated, clientsCreated, complete }: ImportReport,
): Promise<void> {
  const after = {
    name: fileName.slice(0, 200) || 'calendar',
    format,
    zone,
    complete,
    ...counts,
    roomsCreated: roomsCreated.length,
    clientsCreated: clientsCreated.length,
  };
  await record(tx, {
    area: 'scheduling',
    entity: 'import',
    entityId: newId(),
    kind: complete ? 'imported' : 'stopped',
    before: null,
    after,
  });
}
