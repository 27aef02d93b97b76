/** How long a part of the API stays after it is deprecated, at the least. */
export const NOTICE_DAYS = 90;

const REASON = /^From (\d{4}-\d{2}-\d{2})\. \S[^]*\.$/;
const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(+at) && at.toISOString().startsWith(text);
};

/**
 * Marks a field, argument, input field or value as one that is to go: the day from which it may, and what to use in its place.
 * Example: `deprecationReason: deprecated('2027-03-01', 'Use `rooms` instead.')`
 */
export function deprecated(mayGoFrom: string, instead: string): string {
  const reason = `From ${mayGoFrom}. ${instead}`;
  if (mayGoDay(reason) === null)
    throw new Error(`“${reason}” is no deprecation: give a day such as 2027-03-01, and a sentence that says what to use instead.`);
  return reason;
}

/** The day from which what is deprecated with this reason may go; null when the reason does not say. */
export function mayGoDay(reason: string): string | null {
  const day = REASON.exec(reason)?.[1];
  return day && isDay(day) ? day : null;
}
