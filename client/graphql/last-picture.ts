/** The last answers, so that going back to a page shows at once what it showed; the page asks again all the same. */
const pictures = new Map<string, unknown>();
const names = new WeakMap<object, number>();
const MOST = 60;
let counter = 0;

function keyOf(document: object, variables: unknown): string {
  let name = names.get(document);
  if (name === undefined) names.set(document, (name = ++counter));
  return `${name}:${JSON.stringify(variables)}`;
}

export const lastPicture = <Data>(document: object, variables: unknown): Data | undefined =>
  pictures.get(keyOf(document, variables)) as Data | undefined;

export function rememberPicture(document: object, variables: unknown, data: unknown): void {
  const key = keyOf(document, variables);
  pictures.delete(key);
  pictures.set(key, data);
  const [oldest] = pictures.keys();
  if (pictures.size > MOST && oldest !== undefined) pictures.delete(oldest);
}

/** At sign-out and when the studio changes: the next person must not see what the last one saw. */
export const forgetPictures = (): void => pictures.clear();
