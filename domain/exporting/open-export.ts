import type { Caller } from '../kernel/caller.ts';
import { DomainError, NotAllowed, NotFound } from '../kernel/errors.ts';
import { fileNameOf, type ByteRange } from './export-rules.ts';
import { exportStateAt, isUnderWay } from './export-states.ts';
import { exportingPolicy, mayOpen, visibleExports } from './exporting-policy.ts';

/** It is not written yet. */
export class ExportNotReady extends DomainError {
  readonly code = 'EXPORT_NOT_READY';
  constructor() {
    super('This export is still being written. Ask for it again when its state is done.');
  }
}

/** There is no file any more, or never was. */
export class ExportGone extends DomainError {
  readonly code = 'EXPORT_GONE';
  constructor(state: string) {
    super(`This export is ${state} and has no file. Start a new one.`);
  }
}

export interface OpenedExport {
  fileName: string;
  sizeBytes: number;
  /** The bytes from first to last, both included. */
  read(range: ByteRange): AsyncGenerator<Uint8Array>;
}

/** The file of an export that is done. @throws NotFound · NotAllowed · ExportNotReady · ExportGone */
export async function openExport({ db, actor, clock }: Caller, id: string): Promise<OpenedExport> {
  exportingPolicy.require(actor, 'export');
  const row = await db.export.findFirst({
    where: { AND: [{ id }, visibleExports(actor)] },
    include: { studio: { select: { name: true } } },
  });
  if (!row) throw new NotFound('export', id);
  if (!mayOpen(actor, row))
    throw new NotAllowed('This export', 'the rights it was asked for with', 'Yours have changed since: start a new one.');
  const state = exportStateAt(row, clock.now());
  if (isUnderWay(state)) throw new ExportNotReady();
  if (state !== 'done') throw new ExportGone(state);
  const chunks = await db.$queryRaw<{ place: number; size: number }[]>`
    SELECT place, octet_length(bytes) AS size FROM export_chunk WHERE export_id = ${id}::uuid AND attempt = ${row.attempt} ORDER BY place`;
  const sizeBytes = chunks.reduce((sum, { size }) => sum + size, 0);
  if (BigInt(sizeBytes) !== row.sizeBytes) throw new ExportGone('expired');
  return {
    fileName: fileNameOf(row.studio.name, row.createdAt),
    sizeBytes,
    async *read({ first, last }) {
      let start = 0;
      for (const { place, size } of chunks) {
        const from = start;
        start += size;
        if (start <= first || from > last) continue;
        const key = { exportId_attempt_place: { exportId: id, attempt: row.attempt, place } };
        const { bytes } = await db.exportChunk.findUniqueOrThrow({ where: key, select: { bytes: true } });
        yield bytes.subarray(Math.max(0, first - from), Math.min(size, last - from + 1));
      }
    },
  };
}
