import type { Tx } from '../../kernel/transact.ts';
import { allInLine } from '../hold-places.ts';
import { lapsesAt } from '../hold-rules.ts';
import type { WantedSession } from './weigh-sessions.ts';

/** The sessions of a series that are holds, with their place in line and the day on which they lapse, as if each had been held by itself. */
export async function holdsInLine<Session extends WantedSession>(tx: Tx, sessions: readonly Session[]): Promise<Session[]> {
  const holds = sessions.filter(({ after }) => after.state === 'hold');
  if (holds.length === 0) return [...sessions];
  const { holdDays } = await tx.db.studio.findUniqueOrThrow({ where: { id: tx.studioId }, select: { holdDays: true } });
  const wishes = holds.map(({ before, after }) => ({
    before,
    hold: before?.state === 'hold' ? after : { ...after, holdExpiresAt: lapsesAt(tx.at, after.startsAt, holdDays) },
  }));
  const placed = new Map((await allInLine(tx, wishes)).map((hold) => [hold.id, hold]));
  return sessions.map((session) => ({ ...session, after: placed.get(session.after.id) ?? session.after }));
}
