import { verifyLog, type BrokenLog } from '../domain/activity/verify-log.ts';
import { connect } from '../prisma/connect.ts';
import { leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { visitDatabase } from './import-database.ts';

const FAULTS = {
  altered: 'is not what was written',
  missing: 'is missing',
  beyond_the_end: 'was added behind the end of the log',
} as const satisfies Record<BrokenLog['fault'], string>;

/** `npm run audit:verify`: walks the chain of every studio's log. Leaves with 1 when one is broken. */
async function run(): Promise<void> {
  const database = await visitDatabase(readStartConfig(undefined, []), (line) => console.error(line), leave);
  const db = connect(database.databaseUrl, { connections: 2 });
  try {
    for (const { id, name } of await db.studio.findMany({ select: { id: true, name: true }, orderBy: { createdAt: 'asc' } })) {
      const { revision, hash, broken } = await verifyLog(db, id);
      if (broken) process.exitCode = 1;
      console.log(
        broken
          ? `${name}: BROKEN. Revision ${broken.revision} ${FAULTS[broken.fault]}. Up to ${revision} the log holds (${hash}).`
          : `${name}: ${revision} changes, unbroken. Keep this elsewhere to compare with later: ${revision} ${hash}`,
      );
    }
  } finally {
    await db.$disconnect();
    await database.stop();
  }
}

run().catch(leave);
