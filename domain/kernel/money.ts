/** Amounts are whole minor units (cents, pence; yen have none) of the studio's one currency. */
export type MinorUnits = number;

/** The largest amount a column holds (a 32-bit integer): about 21 million in a currency with cents. */
export const MAX_MINOR = 2_147_483_647;

/** An hourly price for so many minutes, rounded half up to a whole minor unit. */
export const forMinutes = (hourlyMinor: MinorUnits, minutes: number): MinorUnits => Math.round((hourlyMinor * minutes) / 60);

/** (revenue − cost) ÷ revenue, or null without revenue: a margin of nothing is not a number. */
export const margin = (revenueMinor: MinorUnits, costMinor: MinorUnits): number | null =>
  revenueMinor > 0 ? (revenueMinor - costMinor) / revenueMinor : null;
