import { LineProblem, importKey, type Draft, type Entry, type Note } from './entries.ts';
import type { ImportSettings } from './import-settings.ts';
import type { ImportState } from './import-rules.ts';

const MOST_NAME = 200;
const MOST_NOTE = 5_000;
const MOST_DAYS = 366;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

export interface Meaning {
  entry: Entry | null;
  notes: Note[];
}

/**
 * What a line means: its state from its status word, its room or the whole house, and its identity. Null for lines mapped to skip.
 * @throws LineProblem
 */
export function meaningOf(
  draft: Draft,
  settings: ImportSettings,
  stateOf: (word: string) => ImportState | null,
  columns: { status: string | null; room: string | null; end: string | null },
): Meaning {
  const notes: Note[] = [];
  const { line, startsAt, endsAt } = draft;
  if (+startsAt < EARLIEST || +endsAt >= LATEST)
    throw new LineProblem('The time lies outside 1970 to 2199. Correct the year.', null, startsAt.toISOString());
  if (endsAt <= startsAt)
    throw new LineProblem('The end comes before the start, or at the same moment. Correct one of them.', columns.end, draft.written);
  if (+endsAt - +startsAt > MOST_DAYS * 86_400_000)
    throw new LineProblem('This lasts longer than a year. Split it, or correct the year.', columns.end, draft.written);
  const state = draft.status === '' ? 'confirmed' : stateOf(draft.status);
  if (state === null)
    throw new LineProblem(
      `Nobody said what “${draft.status}” means. Map it to confirmed, tentative, hold, inquiry, completed, cancelled, no_show, closed or skip.`,
      columns.status,
      draft.status,
    );
  if (state === 'skip') return { entry: null, notes };

  const cut = (text: string, most: number, what: string): string => {
    if (text.length <= most) return text;
    notes.push({ line, text: `The ${what} has ${text.length} characters; the first ${most} were kept.` });
    return text.slice(0, most).trimEnd();
  };
  const room = cut(oneLine(draft.room), MOST_NAME, 'room') || settings.defaultRoom || null;
  if (room === null && state !== 'closed')
    throw new LineProblem(
      'There is no room. Name one, say which room the whole file is for, or map the status to closed if the house is closed.',
      columns.room,
    );
  const client = cut(oneLine(draft.client), MOST_NAME, 'client') || null;
  const title = cut(oneLine(draft.title) || client || (state === 'closed' ? 'Closed' : 'Untitled session'), MOST_NAME, 'title');
  const entry: Entry = {
    line,
    startsAt,
    endsAt,
    title,
    room,
    client,
    note: cut(draft.note.replaceAll('\0', ''), MOST_NOTE, 'note'),
    state,
    key: importKey(draft.uid, draft, room, title),
  };
  return { entry, notes };
}

/** Names stand on boards and in tables, so they are one line without control characters. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
