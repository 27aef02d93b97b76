/** What speaks for and against an option of a piece. */
export interface Merits {
  /** From the wished moment, or without one from the first that is possible. */
  minutesAway: number;
  isWished: boolean;
  priceMinor: number;
  /** The least that the piece could cost. */
  cheapestMinor: number;
  /** Of its roles, how many the client's usual people could fill. */
  usualPeople: number;
  /** In a room in which the client was last. */
  sameRoom: boolean;
  /** Free minutes that would be left before and after it, up to what stands there; Infinity when nothing does. */
  leftBefore: number;
  leftAfter: number;
  /** People the rooms hold beyond those that were asked for. */
  spareSeats: number;
  /** Somebody has a hold there, or asked for it. */
  isHeld: boolean;
}

/** In which nobody books anything: a gap as short as this is lost. */
export const AWKWARD_MINUTES = 45;

/**
 * How much each merit weighs, in points; fewer points come first. An hour from the wished moment is one point; without a wish a day later
 * costs six, so that the choice is among the next days. A tenth of price more costs one, a hold of somebody else ten.
 */
export const WEIGHTS = {
  hourFromWish: 1,
  hourLater: 0.25,
  doublePrice: 10,
  usualPerson: -5,
  sameRoom: -4,
  snug: -2,
  awkwardGap: 3,
  spareSeat: 0.4,
  held: 10,
  /** Of a linked piece: an hour more after the one before it. */
  hourApart: 0.1,
} as const;

const MOST_SPARE_SEATS = 8;
const MOST_USUAL = 2;

export const isSnug = ({ leftBefore, leftAfter }: Pick<Merits, 'leftBefore' | 'leftAfter'>): boolean => leftBefore === 0 || leftAfter === 0;
export const isAwkward = (left: number): boolean => left > 0 && left < AWKWARD_MINUTES;
export const leavesNoGap = (merits: Pick<Merits, 'leftBefore' | 'leftAfter'>): boolean =>
  isSnug(merits) && !isAwkward(merits.leftBefore) && !isAwkward(merits.leftAfter);

/** The points of an option: a plain sum, the same for the same merits. */
export function costOf(merits: Merits): number {
  const { cheapestMinor, priceMinor } = merits;
  const dearer = cheapestMinor > 0 ? (priceMinor - cheapestMinor) / cheapestMinor : 0;
  return (
    (merits.minutesAway / 60) * (merits.isWished ? WEIGHTS.hourFromWish : WEIGHTS.hourLater) +
    dearer * WEIGHTS.doublePrice +
    Math.min(merits.usualPeople, MOST_USUAL) * WEIGHTS.usualPerson +
    (merits.sameRoom ? WEIGHTS.sameRoom : 0) +
    (isSnug(merits) ? WEIGHTS.snug : 0) +
    (isAwkward(merits.leftBefore) ? WEIGHTS.awkwardGap : 0) +
    (isAwkward(merits.leftAfter) ? WEIGHTS.awkwardGap : 0) +
    Math.min(merits.spareSeats, MOST_SPARE_SEATS) * WEIGHTS.spareSeat +
    (merits.isHeld ? WEIGHTS.held : 0)
  );
}
