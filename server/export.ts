import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { inSnapshot } from '../domain/exporting/in-snapshot.ts';
import { systemActor } from '../domain/kernel/actor.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { connect } from '../prisma/connect.ts';
import { CannotStart, leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { readExportArguments, type ExportArguments } from './export-arguments.ts';
import { writeLines } from './exporting/write-lines.ts';
import { findStudio } from './find-studio.ts';
import { progressLine } from './import-output.ts';
import { visitDatabase } from './import-database.ts';

/** `npm run export -- --out FILE …`: all records of a studio, as its owner may take them out in the app. */
async function run({ file, studio: wanted, ...order }: ExportArguments): Promise<void> {
  const database = await visitDatabase(readStartConfig(undefined, []), (line) => console.error(line), leave);
  const db = connect(database.databaseUrl, { connections: 2 });
  const draft = `${file}.unfinished`;
  // Ctrl-C leaves no half of a file.
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    const studio = await findStudio(db, wanted, 'export again');
    const show = progressLine('records');
    const rows = await inSnapshot(db, studio.id, async (snapshot) => {
      let written = 0;
      const lines = writeLines(
        { db: snapshot, clock: systemClock },
        { ...order, actor: systemActor(studio.id, 'Export') },
        async (progress) => {
          stop.signal.throwIfAborted();
          written = progress.rows;
          show(progress.rows, progress.expectedRows);
        },
      );
      const packed = file.endsWith('.gz') ? createGzip({ level: 6 }) : new PassThrough();
      await pipeline(Readable.from(lines), packed, createWriteStream(draft, { mode: 0o600, flush: true }));
      return written;
    });
    await rename(draft, file);
    console.log(`${studio.name}: ${rows} records in ${file}`);
  } catch (error) {
    await rm(draft, { force: true });
    if (stop.signal.aborted) throw new CannotStart('Stopped; nothing was written.');
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
      throw new CannotStart(`${file} cannot be written (${code}). Name another file.`);
    throw error;
  } finally {
    await db.$disconnect();
    await database.stop();
  }
}

try {
  await run(readExportArguments(process.argv.slice(2)));
} catch (error) {
  leave(error);
}
