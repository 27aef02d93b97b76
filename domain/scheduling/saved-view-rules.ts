/** What the address of a schedule may say; anything else is not kept. The day and what is open are somebody's moment, not a view. */
export const VIEW_KEYS = ['view', 'by', 'zoom', 'q', 'state', 'client', 'project', 'person', 'group'] as const;

/** The query of a view in one order, with the known keys alone: two that show the same are the same text. */
export function viewQuery(query: string): string {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const key of VIEW_KEYS) {
    const value = given.get(key);
    if (value) kept.set(key, value);
  }
  return kept.toString();
}
