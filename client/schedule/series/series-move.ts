import { minutesBetween } from '../../../domain/kernel/time-range.ts';
import { wallAt, wallText } from '../../../domain/kernel/wall-time.ts';
import type { Desk } from '../desk.ts';
import type { Wanted } from '../drag-wish.ts';
import type { Session } from '../picture.ts';
import { changeWithScope } from './series-edit.ts';

/** A session of a series that is dragged, or moved by keyboard: this one, those that follow, or all? `this` is left to whoever asks. */
export function moveInSeries(desk: Desk, session: Session, wanted: Wanted): Promise<'this' | 'done' | 'nothing'> {
  const { startsAt, endsAt, roomIds, instead } = wanted;
  // Another person or unit in the row's place is a matter of this one session.
  if (instead) return Promise.resolve('this');
  return changeWithScope(desk, 'Move', session, (zone) => ({
    ...(+startsAt === +session.startsAt ? {} : { newTime: wallText(wallAt(startsAt, zone)) }),
    ...(+endsAt - +startsAt === +session.endsAt - +session.startsAt ? {} : { lengthMinutes: minutesBetween(startsAt, endsAt) }),
    ...(roomIds.join() === session.roomIds.join() ? {} : { rooms: [...roomIds] }),
  }));
}
