import { readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { DomainError, InvalidInput } from '../domain/kernel/errors.ts';
import { systemActor } from '../domain/kernel/actor.ts';
import { inStudio } from '../domain/kernel/in-studio.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { importCalendar } from '../domain/importing/import-calendar.ts';
import { reportCsv } from '../domain/importing/report-csv.ts';
import { connect } from '../prisma/connect.ts';
import { CannotStart, leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { findStudio } from './find-studio.ts';
import { readImportArguments, type ImportArguments } from './import-arguments.ts';
import { visitDatabase } from './import-database.ts';
import { printReport, progressLine } from './import-output.ts';
import { doorbellOver } from './live/doorbell.ts';
import { postgresWire } from './live/postgres-wire.ts';
import { redisWire } from './live/redis-wire.ts';

/** `npm run import -- FILE …`: brings a calendar export into a studio, as its heads do in the app. */
async function run(wanted: ImportArguments): Promise<void> {
  const config = readStartConfig(undefined, []);
  const bytes = await readBytes(wanted.file);
  const database = await visitDatabase(config, (line) => console.error(line), leave);
  const log = pino({ name: 'import', level: 'error' });
  const db = connect(database.databaseUrl, { connections: 2 });
  const doorbell = doorbellOver(config.redisUrl ? redisWire(config.redisUrl, log) : postgresWire(database.databaseUrl, log));
  // Ctrl-C stops after the batch that is being written; a second one at once.
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    const studio = await findStudio(db, wanted.studio, 'import again');
    const caller = { db: inStudio(db, studio.id), clock: systemClock, doorbell, actor: systemActor(studio.id, 'Import') };
    const settings = { ...wanted.settings, zone: wanted.settings.zone ?? studio.zone };
    const options = {
      fileName: wanted.file.split(/[\\/]/).at(-1)!,
      dryRun: wanted.dryRun,
      onProgress: progressLine(),
      signal: stop.signal,
    };
    const report = await importCalendar(caller, bytes, settings, options);
    printReport(studio.name, report);
    if (wanted.report) {
      await writeFile(wanted.report, reportCsv(report));
      console.log(`Every line with what became of it: ${wanted.report}`);
    }
    if (!report.complete) process.exitCode = 130;
  } finally {
    await doorbell.close();
    await db.$disconnect();
    await database.stop();
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'There is no such file' : code === 'EISDIR' ? 'This is a folder' : `It cannot be read (${code})`;
    throw new CannotStart(`${file}: ${why}. Name a CSV or iCalendar (.ics) file.`);
  }
}

try {
  await run(readImportArguments(process.argv.slice(2)));
} catch (error) {
  if (error instanceof InvalidInput)
    leave(new CannotStart(error.issues.map(({ path, message }) => (path && path !== 'file' ? `${path}: ${message}` : message)).join('\n')));
  leave(error instanceof DomainError ? new CannotStart(error.message) : error);
}
