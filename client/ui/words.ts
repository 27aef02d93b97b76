/** A name of the API as people say it: `in_session` and `IN_SESSION` are “in session”. */
export const words = (name: string): string => name.replaceAll('_', ' ').toLowerCase();

/** The same at the start of a line: “In session”. */
export function title(name: string): string {
  const said = words(name);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** A label within a sentence: “Board links” are “board links”, and “API keys” stay what they are. */
export const inSentence = (label: string): string => (/^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));
