import { IMPORT_STATES, type ImportState } from './import-rules.ts';

/** What calendars call things; a mapping given with the import comes before these. */
const KNOWN: Record<string, ImportState> = {
  booked: 'confirmed',
  firm: 'confirmed',
  busy: 'confirmed',
  bestätigt: 'confirmed',
  bevestigd: 'confirmed',
  confirmé: 'confirmed',
  pencil: 'tentative',
  pencilled: 'tentative',
  option: 'hold',
  'on hold': 'hold',
  optie: 'hold',
  enquiry: 'inquiry',
  anfrage: 'inquiry',
  done: 'completed',
  canceled: 'cancelled',
  abgesagt: 'cancelled',
  geannuleerd: 'cancelled',
  'no show': 'no_show',
  'no-show': 'no_show',
  closure: 'closed',
  holiday: 'closed',
  geschlossen: 'closed',
  gesloten: 'closed',
};

const plain = (word: string): string => word.trim().toLowerCase();

/** The state a word of the file stands for; null when nobody has said. */
export function statesByWord(given: Readonly<Record<string, ImportState>>): (word: string) => ImportState | null {
  const own = new Map(Object.entries(given).map(([word, state]) => [plain(word), state]));
  return (word) => own.get(plain(word)) ?? IMPORT_STATES.find((state) => state === plain(word)) ?? KNOWN[plain(word)] ?? null;
}
