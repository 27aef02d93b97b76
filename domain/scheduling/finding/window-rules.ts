/** A search looks through this many days at the most; beyond them, ask again for the days after. */
export const MOST_WINDOW_DAYS = 92;
