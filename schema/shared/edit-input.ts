/** For edits in which null clears some fields, and means "as it is" for the others, as leaving them out does. */
export const clearing = <T extends object, Cleared extends keyof T>(
  input: T,
  ...cleared: readonly Cleared[]
): { [Key in keyof T]: Key extends Cleared ? T[Key] : Exclude<T[Key], null> } =>
  Object.fromEntries(Object.entries(input).filter(([key, value]) => value !== null || cleared.includes(key as Cleared))) as never;

/** Searches a text field for a word, whatever its case. */
export const contains = (word: string) => ({ contains: word, mode: 'insensitive' as const });

/** Of records that are archived rather than deleted: those in use, unless the archived ones are asked for. */
export const inUse = (archived: boolean | null | undefined) => ({ archivedAt: archived ? { not: null } : null });

export const VERSION = 'For `expectedVersion` of an edit.';
export const EXPECTED_VERSION = 'The version the caller looked at; a clashing edit since is refused.';
export const ARCHIVED = 'True for the archived ones; otherwise those in use.';
export const OWN_VERSIONS =
  'Versions after `expectedVersion` that are the caller’s own work and known to them, such as of an edit sent just before: they do not count as another edit.';
