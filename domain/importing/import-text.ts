import { invalid } from '../kernel/errors.ts';
import { MOST_BYTES } from './import-rules.ts';

export interface ImportText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/**
 * The bytes of a file as text. What is not UTF-8 and has no mark of UTF-16 is read as Windows-1252, of which Latin-1 is a part:
 * that is what older calendar programs write.
 * @throws InvalidInput when it is empty, too large or not text
 */
export function decodeText(bytes: Uint8Array): ImportText {
  if (bytes.length > MOST_BYTES)
    throw invalid('file', `The file has ${Math.ceil(bytes.length / 1_048_576)} MB; 20 MB is the most. Export a shorter time.`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw invalid('file', 'This is a workbook or a ZIP archive, not text. Save the sheet as CSV, or export the calendar as .ics.');
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') throw invalid('file', 'The file is empty. Export it again and check that it holds lines.');
  if (text.includes('\0')) throw invalid('file', 'This is not a text file. Choose a CSV or an iCalendar (.ics) file.');
  return { text, encoding };
}

function decode(bytes: Uint8Array): ImportText {
  // The decoders remove the byte order mark.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    // Every byte means something in Windows-1252, so this cannot fail.
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

export const looksLikeCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR/i.test(text);
