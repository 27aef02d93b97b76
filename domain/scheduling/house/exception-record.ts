import type { HoursException } from '../../../prisma/generated/client/client.ts';
import { InvalidInput, invalid, NotFound, type InputIssue } from '../../kernel/errors.ts';
import { EXCLUSION_VIOLATION, sqlState } from '../../kernel/sql-state.ts';
import type { Tx } from '../../kernel/transact.ts';
import { dayFromColumn, dayToColumn, type Day } from '../../kernel/zone.ts';

/** An exception as it is changed and logged: its days are days. */
export type ExceptionRecord = Omit<HoursException, 'studioId' | 'firstDay' | 'lastDay'> & { firstDay: Day; lastDay: Day };

/**
 * Reads an exception; the house is locked.
 * @throws NotFound
 */
export async function readException(tx: Tx, exceptionId: string): Promise<ExceptionRecord> {
  const found = await tx.db.hoursException.findFirst({ where: { studioId: tx.studioId, id: exceptionId } });
  if (!found) throw new NotFound('exception', exceptionId);
  const { studioId: _studio, firstDay, lastDay, ...rest } = found;
  return { ...rest, firstDay: dayFromColumn(firstDay), lastDay: dayFromColumn(lastDay) };
}

export const exceptionColumns = ({ firstDay, lastDay, ...rest }: ExceptionRecord) => ({
  ...rest,
  firstDay: dayToColumn(firstDay),
  lastDay: dayToColumn(lastDay),
});

/**
 * A day has one exception for each room, and one for the house. Asks of all at once, so that a whole list is mended in one go.
 * @throws InvalidInput naming each that is in the way · NotFound for a room
 */
export async function requireOwnDays(tx: Tx, wanted: readonly ExceptionRecord[], pathOf: (index: number) => string): Promise<void> {
  const roomIds = [...new Set(wanted.flatMap(({ roomId }) => roomId ?? []))];
  const rooms = await tx.db.room.findMany({ where: { studioId: tx.studioId, id: { in: roomIds } }, select: { id: true } });
  const missing = roomIds.find((id) => !rooms.some((room) => room.id === id));
  if (missing) throw new NotFound('room', missing);
  const standing = await tx.db.hoursException.findMany({
    where: { studioId: tx.studioId, id: { notIn: wanted.map(({ id }) => id) } },
    select: { roomId: true, name: true, firstDay: true, lastDay: true },
  });
  const there = standing.map((one) => ({ ...one, firstDay: dayFromColumn(one.firstDay), lastDay: dayFromColumn(one.lastDay) }));
  const issues = wanted.flatMap((one, index): InputIssue[] => {
    const other = [...there, ...wanted.slice(0, index)].find(
      (before) => before.roomId === one.roomId && before.firstDay <= one.lastDay && one.firstDay <= before.lastDay,
    );
    return other
      ? [{ path: pathOf(index), message: `${other.name} is an exception on these days already. Change that one, or other days.` }]
      : [];
  });
  if (issues.length > 0) throw new InvalidInput(issues);
}

/** The database has the last word: what another path wrote meanwhile is refused alike. */
export async function refusingSameDay<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (sqlState(error) === EXCLUSION_VIOLATION)
      throw invalid('', 'These days have an exception already. Reload the list and change that one.');
    throw error;
  }
}
