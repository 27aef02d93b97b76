import { createMemo } from 'solid-js';
import { createRead } from '../../graphql/read.ts';
import { RoomGapsDocument, type RoomGap } from './gaps-documents.ts';

/** Projects whose plan needs rooms longer than they are booked, the most pressing first; live. */
export function createGaps() {
  const read = createRead(RoomGapsDocument, () => ({}), { areas: ['production', 'scheduling'] });
  const all = (): readonly RoomGap[] => read.data()?.roomGaps ?? [];
  return { read, all, byProject: createMemo(() => new Map(all().map((gap) => [gap.id, gap]))) };
}
