import Papa from 'papaparse';
import { invalid } from '../kernel/errors.ts';

export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  line: number;
  cells: string[];
}

export interface Table {
  columns: string[];
  rows: TableRow[];
  delimiter: string;
  /** Rows that do not fit the header, with what to mend. */
  broken: { line: number; value: string; reason: string }[];
}

/** @throws InvalidInput when there is no header or nothing below it */
export function readCsv(text: string): Table {
  const table: Table = { columns: [], rows: [], delimiter: ',', broken: [] };
  let header: string[] | null = null;
  let line = 1;
  let from = 0;
  Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    step: ({ data, errors, meta }) => {
      const startsOn = line;
      const lineBreak = meta.linebreak === '\r' ? '\r' : '\n';
      for (let at = text.indexOf(lineBreak, from); at >= 0 && at < meta.cursor; at = text.indexOf(lineBreak, at + 1)) line += 1;
      from = meta.cursor;
      table.delimiter = meta.delimiter;
      const cells = data.map((cell) => cell.trim());
      if (cells.every((cell) => cell === '')) return;
      if (!header) {
        header = cells;
        return;
      }
      const quote = errors.find((error) => error.type === 'Quotes');
      if (quote) {
        const reason =
          'A quotation mark opens here and is not closed as it should be. Close it, or double it where it belongs to the text.';
        table.broken.push({ line: startsOn, value: cells.join(meta.delimiter).slice(0, 200), reason });
      } else if (cells.slice(header.length).some((cell) => cell !== '')) {
        const reason = `This line has ${cells.length} columns, the header ${header.length}. Put text that contains “${meta.delimiter}” into quotation marks.`;
        table.broken.push({ line: startsOn, value: cells.join(meta.delimiter).slice(0, 200), reason });
      } else table.rows.push({ line: startsOn, cells });
    },
  });
  if (!header) throw invalid('file', 'The file is empty. Export it again and check that it holds lines.');
  table.columns = header;
  if (table.rows.length === 0 && table.broken.length === 0)
    throw invalid(
      'file',
      `The file has a header (${table.columns.slice(0, 8).join(', ').slice(0, 200)}) and no line below it. Export it again with its rows.`,
    );
  return table;
}
