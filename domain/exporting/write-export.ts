import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Export, Prisma } from '../../prisma/generated/client/client.ts';
import { record } from '../activity/record.ts';
import { systemActor, type Actor } from '../kernel/actor.ts';
import type { Db, Services } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { inStudio } from '../kernel/in-studio.ts';
import { transact } from '../kernel/transact.ts';
import { dayFromColumn, type Day } from '../kernel/zone.ts';
import { exportChange } from './export-record.ts';
import { KEPT_DAYS, MOST_ATTEMPTS, type ExportRecord } from './export-rules.ts';
import { inSnapshot } from './in-snapshot.ts';
import { readAsker } from './read-asker.ts';

/** What a file is to hold, and as far as whose rights go. */
export interface ExportOrder {
  actor: Actor;
  records: readonly ExportRecord[];
  firstDay: Day | null;
  lastDay: Day | null;
}

export interface ExportProgress {
  rows: number;
  expectedRows: number;
  revision: bigint;
}

/** Writes the lines of a file out of a snapshot, some at a time, and tells how far it is before each. */
export type WriteLines = (
  snapshot: { db: Db; clock: Clock },
  order: ExportOrder,
  tell: (progress: ExportProgress) => Promise<void>,
) => AsyncGenerator<string>;

/** Packed bytes in one row: a row is read whole. */
const CHUNK_BYTES = 500_000;
const DAY_MS = 86_400_000;

/** Somebody cancelled it, another worker has it, or this one is to stop: whatever was written counts for nothing. */
class GivenUp extends Error {}

/** The studios in which an export waits, or was left by a worker that is no more. */
export const studiosWithExports = async (db: Db): Promise<string[]> =>
  (await db.export.findMany({ where: UNDER_WAY, distinct: ['studioId'], select: { studioId: true } })).map(({ studioId }) => studioId);

/** Whether there is one in this studio. */
export const hasDueExports = async (db: Db, studioId: string): Promise<boolean> =>
  (await inStudio(db, studioId).export.count({ where: { studioId, ...UNDER_WAY } })) > 0;

const UNDER_WAY = { state: { in: ['waiting', 'running'] as ('waiting' | 'running')[] } } satisfies Prisma.ExportWhereInput;

/** Writes what was asked for in a studio, in the order in which it was; what another worker is at is left to it. */
export async function writeDueExports(services: Services, studioId: string, lines: WriteLines, stop: AbortSignal): Promise<void> {
  const due = await inStudio(services.db, studioId).export.findMany({
    where: { studioId, ...UNDER_WAY },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  for (const { id } of due) if (!stop.aborted) await writeExport(services, { studioId, id }, lines, stop);
}

/**
 * The lock lasts as long as the snapshot's connection, which ends with the process. Progress and chunks go by other connections, each
 * under the number of the attempt: a worker that was taken for dead can do no harm.
 */
async function writeExport(services: Services, { studioId, id }: { studioId: string; id: string }, lines: WriteLines, stop: AbortSignal) {
  const db = inStudio(services.db, studioId);
  await inSnapshot(services.db, studioId, async (snapshot) => {
    const [lock] = await snapshot.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) AS mine`;
    const row = lock?.mine ? await begin(db, id, services.clock) : null;
    if (!row) return;
    try {
      if (row.attempt > MOST_ATTEMPTS) throw new NeverDone();
      await fill(db, row, lines({ db: snapshot, clock: services.clock }, await orderOf(db, row, services.clock), tellerOf(db, row, stop)));
      await end(services, row, 'finished');
    } catch (error) {
      if (error instanceof GivenUp) return;
      if (!(error instanceof DomainError)) throw error;
      await end(services, row, 'failed', error.message);
    }
  });
}

class NeverDone extends DomainError {
  readonly code = 'EXPORT_NEVER_DONE';
  constructor() {
    super(
      `It was begun ${MOST_ATTEMPTS} times and did not come to its end. Export fewer kinds of records or days; the workers’ log says why.`,
    );
  }
}

async function begin(db: Db, id: string, clock: Clock): Promise<Export | null> {
  const anew = { state: 'running', attempt: { increment: 1 }, startedAt: clock.now(), rows: 0, expectedRows: null, sizeBytes: 0 } as const;
  const { count } = await db.export.updateMany({ where: { id, ...UNDER_WAY }, data: anew });
  if (count === 0) return null;
  const row = await db.export.findUniqueOrThrow({ where: { id } });
  await db.exportChunk.deleteMany({ where: { exportId: id, attempt: { lt: row.attempt } } });
  return row;
}

const orderOf = async (db: Db, row: Export, clock: Clock): Promise<ExportOrder> => ({
  actor: await readAsker(db, row, clock),
  records: row.records as ExportRecord[],
  firstDay: row.firstDay && dayFromColumn(row.firstDay),
  lastDay: row.lastDay && dayFromColumn(row.lastDay),
});

const tellerOf =
  (db: Db, { id, attempt }: Export, stop: AbortSignal) =>
  async (progress: ExportProgress): Promise<void> => {
    if (stop.aborted) throw new GivenUp();
    const { count } = await db.export.updateMany({ where: { id, attempt, state: 'running' }, data: progress });
    if (count === 0) throw new GivenUp();
  };

async function fill(db: Db, { id, studioId, attempt }: Export, lines: AsyncGenerator<string>): Promise<void> {
  let place = 0;
  for await (const bytes of chunksOf(lines)) {
    await db.$transaction(async (tx) => {
      const grown = { sizeBytes: { increment: bytes.length } };
      const { count } = await tx.export.updateMany({ where: { id, attempt, state: 'running' }, data: grown });
      if (count === 0) throw new GivenUp();
      await tx.exportChunk.create({ data: { exportId: id, studioId, attempt, place: (place += 1), bytes } });
    });
  }
}

/** The lines, packed, in pieces that a row holds. */
async function* chunksOf(lines: AsyncGenerator<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let pending: Buffer[] = [];
  let size = 0;
  // What fails in front ends what is read behind, which throws it.
  const packed = pipeline(Readable.from(lines), createGzip({ level: 6 }), () => undefined);
  for await (const part of packed as AsyncIterable<Buffer>) {
    pending.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    yield new Uint8Array(Buffer.concat(pending));
    [pending, size] = [[], 0];
  }
  if (size > 0) yield new Uint8Array(Buffer.concat(pending));
}

async function end(services: Services, row: Export, kind: 'finished' | 'failed', fault = ''): Promise<void> {
  const { id, studioId, attempt } = row;
  await transact({ ...services, actor: systemActor(studioId, 'Export') }, async (tx) => {
    const ended =
      kind === 'finished'
        ? { state: 'done' as const, endedAt: tx.at, expiresAt: new Date(+tx.at + KEPT_DAYS * DAY_MS) }
        : { state: 'failed' as const, endedAt: tx.at, fault, sizeBytes: 0 };
    const { count } = await tx.db.export.updateMany({ where: { id, attempt, state: 'running' }, data: ended });
    if (count === 0) throw new GivenUp();
    if (kind === 'failed') await tx.db.exportChunk.deleteMany({ where: { exportId: id } });
    await record(tx, exportChange(kind, row, await tx.db.export.findUniqueOrThrow({ where: { id } })));
  });
}
