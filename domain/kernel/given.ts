/** The fields that were given: an edit leaves what it does not name as it is. */
export const given = <T extends object>(part: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
