/** Who asks: a signed-in browser (by cookie) in one of its studios, or a wall board by the token in its address. */
export interface Credentials {
  studio: string | null;
  board: string | null;
}

const KEY = 'callboard.studio';

/** /b/<token> is a wall board: it has no sign-in, the token says it all. */
const boardToken = (path: string): string | null => /^\/b\/([^/]+)/.exec(path)?.[1] ?? null;

function storedStudio(): string | null {
  try {
    return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const board = boardToken(location.pathname);
let studio = board ? null : storedStudio();

export const credentials = (): Credentials => ({ studio, board });

/** Each tab keeps its studio; a new tab starts with the one chosen last. */
export function rememberStudio(id: string | null): void {
  studio = id;
  try {
    for (const storage of [sessionStorage, localStorage]) {
      if (id) storage.setItem(KEY, id);
      else storage.removeItem(KEY);
    }
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export function requestHeaders(): Record<string, string> {
  if (board) return { authorization: `Board ${board}` };
  return studio ? { 'x-studio': studio } : {};
}

export function connectionParams(): Record<string, unknown> {
  if (board) return { board };
  return studio ? { studio } : {};
}
