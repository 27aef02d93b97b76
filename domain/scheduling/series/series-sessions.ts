import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import { wallText } from '../../kernel/wall-time.ts';
import { PLAIN_SESSION, type BookingRecord } from '../booking-record.ts';
import { takenBy } from '../booking-rules.ts';
import type { SeriesSkip } from '../../../prisma/generated/client/client.ts';
import { actorKey } from '../../kernel/actor.ts';
import type { SeriesRecord } from './series-record.ts';
import type { Place } from './series-dates-rules.ts';

/** The session of a series at one of its places, as its template has it; what it takes and costs is decided by whoever books it. */
export const sessionAt = (tx: Tx, series: SeriesRecord, place: Place): BookingRecord => ({
  ...PLAIN_SESSION,
  id: newId(),
  studioId: tx.studioId,
  title: series.title,
  state: series.state,
  clientId: series.clientId,
  projectId: series.projectId,
  sessionTypeId: series.sessionTypeId,
  seriesId: series.id,
  occurrence: wallText(place.wall),
  startsAt: place.startsAt,
  endsAt: place.endsAt,
  setupMinutes: series.setupMinutes,
  teardownMinutes: series.teardownMinutes,
  priceMinor: 0,
  note: series.note,
  // Whoever made the series booked its sessions, also those that a worker adds.
  createdBy: series.createdBy,
  createdByName: series.createdByName,
  createdAt: tx.at,
  requirements: series.requirements.map((one) => ({ ...one, id: newId() })),
  allocations: [],
});

/** Why no session stands at a place. */
export const skipAt = (tx: Tx, series: Pick<SeriesRecord, 'id'>, place: Place, reason: SeriesSkip['reason'], what: string): SeriesSkip => ({
  id: newId(),
  studioId: tx.studioId,
  seriesId: series.id,
  occurrence: wallText(place.wall),
  startsAt: place.startsAt,
  endsAt: place.endsAt,
  reason,
  what,
  skippedBy: actorKey(tx.actor),
  skippedByName: tx.actor.name,
  skippedAt: tx.at,
  freedAt: null,
});

/** Whether a session is still to come: what runs or is over stays as it is. */
export const isComing = (session: Pick<BookingRecord, 'state' | 'startsAt'>, at: Date): boolean =>
  session.startsAt > at && ['inquiry', 'hold', 'tentative', 'confirmed'].includes(session.state);

export const isTaking = (session: BookingRecord): boolean => takenBy(session) !== null;
