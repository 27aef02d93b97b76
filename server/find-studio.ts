import type { Db } from '../domain/kernel/caller.ts';
import { CannotStart } from './cannot-start.ts';

/** The studio that a command line names, or the only one. @throws CannotStart with those there are, and what to do `then` */
export async function findStudio(db: Db, wanted: string | null, then: string): Promise<{ id: string; name: string; zone: string }> {
  const studios = await db.studio.findMany({ select: { id: true, name: true, zone: true }, orderBy: { name: 'asc' } });
  if (studios.length === 0)
    throw new CannotStart(`There is no studio yet. Start Callboard with \`npm start\`, set the studio up, and ${then}.`);
  const found = wanted === null ? studios : studios.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (found.length === 1) return found[0]!;
  const list = studios.map(({ id, name }) => `  ${name}  (${id})`).join('\n');
  throw new CannotStart(
    `${found.length === 0 ? `There is no studio “${wanted}”.` : 'Say which studio.'} Use --studio with one of these:\n${list}`,
  );
}
