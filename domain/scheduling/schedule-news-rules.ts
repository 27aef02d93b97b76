interface Identified {
  id: string;
}

/** The lists that a schedule is made of, whatever their records carry: the same rule serves the server's dates and a screen's text. */
export interface SchedulePicture<
  Room extends Identified,
  Booking extends Identified,
  Block extends Identified,
  Checkout extends Identified,
> {
  rooms: readonly Room[];
  bookings: readonly Booking[];
  closures: readonly Block[];
  checkouts: readonly Checkout[];
}

/**
 * The picture after some news: what came replaces what was, what is gone goes. News may repeat what is known, and may come bundled
 * in any way: the picture at the end is the one a fresh reading gives, up to the order within the lists.
 * What is not named stays the same object, so that a screen draws again only what changed.
 */
export function withScheduleNews<
  Room extends Identified,
  Booking extends Identified,
  Block extends Identified,
  Checkout extends Identified,
>(
  picture: SchedulePicture<Room, Booking, Block, Checkout> | undefined,
  news: SchedulePicture<Room, Booking, Block, Checkout> & { fresh: boolean; removed: readonly string[] },
): SchedulePicture<Room, Booking, Block, Checkout> {
  const { rooms, bookings, closures, checkouts } = news;
  if (news.fresh || !picture) return { rooms, bookings, closures, checkouts };
  const gone = new Set(news.removed);
  return {
    rooms: merged(picture.rooms, rooms, gone),
    bookings: merged(picture.bookings, bookings, gone),
    closures: merged(picture.closures, closures, gone),
    checkouts: merged(picture.checkouts, checkouts, gone),
  };
}

function merged<One extends Identified>(had: readonly One[], came: readonly One[], gone: ReadonlySet<string>): readonly One[] {
  if (came.length === 0 && !had.some(({ id }) => gone.has(id))) return had;
  const newer = new Map(came.map((one) => [one.id, one]));
  const kept = had.flatMap((one) => {
    const next = newer.get(one.id);
    newer.delete(one.id);
    return next ?? (gone.has(one.id) ? [] : one);
  });
  return [...kept, ...newer.values()];
}
