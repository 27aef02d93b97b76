import { execute, isObjectType, parse, type DocumentNode } from 'graphql';
import type { ExportEnd, ExportHead } from '../../domain/exporting/export-rules.ts';
import type { ExportOrder, ExportProgress, WriteLines } from '../../domain/exporting/write-export.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { rangeOfDay } from '../../domain/kernel/zone.ts';
import { schema } from '../../schema/index.ts';
import { encodeId } from '../../schema/shared/ids.ts';
import { selectionOf } from './selection.ts';
import { snapshotContext, type Snapshot } from './snapshot-context.ts';
import { SOURCES, type Source, type Stretch } from './sources.ts';

/** The most that lists give at once. */
const PAGE = 100;

type Row = Record<string, unknown> & { id: string };
type Variables = Record<string, unknown>;

/**
 * Asks our own API for everything, in the name of whoever wants it and within one snapshot: what a role or a key may not see is not in the
 * file because the API does not answer it.
 */
export const writeLines: WriteLines = async function* (snapshot, order, tell) {
  const { db } = snapshot;
  const { studioId } = order.actor;
  const { revision, ...studio } = await db.studio.findUniqueOrThrow({
    where: { id: studioId },
    select: { revision: true, name: true, zone: true, currency: true },
  });
  const stretch = stretchOf(order, studio.zone);
  const progress: ExportProgress = { rows: 0, expectedRows: await countOf(snapshot, order, stretch), revision };
  const counts: ExportEnd['end']['records'] = {};
  await tell(progress);
  yield line(headOf(order, { id: encodeId('Studio', studioId), ...studio }, Number(revision), snapshot.clock.now()));
  for (const record of order.records) {
    counts[record] = 0;
    for await (const rows of pagesOf(snapshot, order.actor, SOURCES[record], stretch)) {
      if (rows.length === 0) continue;
      yield rows.map(line).join('');
      counts[record] += rows.length;
      progress.rows += rows.length;
      progress.expectedRows = Math.max(progress.expectedRows, progress.rows);
      await tell(progress);
    }
  }
  await tell({ ...progress, expectedRows: progress.rows });
  yield line({ end: { rows: progress.rows, records: counts } } satisfies ExportEnd);
};

const line = (value: object): string => `${JSON.stringify(value)}\n`;

const headOf = (
  { actor, records, firstDay, lastDay }: ExportOrder,
  studio: ExportHead['studio'],
  revision: number,
  at: Date,
): ExportHead => ({
  callboard: 'export',
  format: 1,
  studio,
  revision,
  at: at.toISOString(),
  by: { name: actor.name, role: actor.role, ...(actor.kind === 'key' && { scopes: actor.scopes }) },
  records,
  firstDay,
  lastDay,
});

const stretchOf = ({ firstDay, lastDay }: ExportOrder, zone: string): Stretch => ({
  firstDay,
  lastDay,
  from: firstDay === null ? null : rangeOfDay(firstDay, zone).startsAt,
  to: lastDay === null ? null : rangeOfDay(lastDay, zone).endsAt,
});

/** How many there will be, as far as lists say so; of the log at most as many as it has. */
async function countOf(snapshot: Snapshot, { actor, records }: ExportOrder, stretch: Stretch): Promise<number> {
  let total = 0;
  for (const source of records.map((record) => SOURCES[record])) {
    if (source.shape === 'page')
      for (const round of source.rounds(stretch)) {
        const document = documentOf(source, round, '{ totalCount }');
        total += (await ask<{ totalCount: number }>(snapshot, actor, document, { ...round, first: 1 })).totalCount;
      }
    if (source.shape === 'one') total += 1;
  }
  return total;
}

async function* pagesOf(snapshot: Snapshot, actor: Actor, source: Source, stretch: Stretch): AsyncGenerator<readonly Row[]> {
  const type = schema.getType(source.type);
  if (!isObjectType(type)) throw new Error(`${source.type} is no type of the schema.`);
  const selection = selectionOf(type, actor);
  for (const round of source.rounds(stretch)) yield* SHAPES[source.shape](snapshot, actor, source, round, selection);
}

type Walk = (snapshot: Snapshot, actor: Actor, source: Source, round: Variables, selection: string) => AsyncGenerator<readonly Row[]>;

const SHAPES: Record<Source['shape'], Walk> = {
  async *one(snapshot, actor, source, round, selection) {
    yield [await ask<Row>(snapshot, actor, documentOf(source, round, selection), round)];
  },
  async *page(snapshot, actor, source, round, selection) {
    const document = documentOf(source, round, `{ nodes ${selection} pageInfo { hasNextPage endCursor } }`);
    let after: string | null = null;
    do {
      const page: Page = await ask<Page>(snapshot, actor, document, { ...round, first: PAGE, after });
      yield page.nodes;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  },
  async *list(snapshot, actor, source, round, selection) {
    const document = documentOf(source, round, selection);
    for (let after: string | null = null; ;) {
      const rows: Row[] = await ask<Row[]>(snapshot, actor, document, { ...round, after });
      yield rows;
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  },
  async *lines(snapshot, actor, source, round, selection) {
    const document = documentOf(source, round, `{ lines ${selection} next }`);
    let before: number | null = null;
    do {
      const page: Lines = await ask<Lines>(snapshot, actor, document, { ...round, first: PAGE, before });
      yield page.lines;
      before = page.next;
    } while (before !== null);
  },
};

interface Page {
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
interface Lines {
  lines: Row[];
  next: number | null;
}

/** Where pages go on, by the shape of what is asked. */
const PLACES: Record<Source['shape'], readonly string[]> = {
  one: [],
  page: ['first', 'after'],
  list: ['after'],
  lines: ['first', 'before'],
};

const documents = new Map<string, DocumentNode>();

function documentOf({ root, shape }: Source, round: Variables, selection: string): DocumentNode {
  const field = schema.getQueryType()!.getFields()[root];
  if (!field) throw new Error(`${root} cannot be asked for.`);
  const used = field.args.filter(({ name }) => name in round || PLACES[shape].includes(name));
  const declared = used.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const text = `query Export${declared && ` (${declared})`} { ${root}${passed && ` (${passed})`} ${selection} }`;
  const known = documents.get(text);
  if (known) return known;
  const document = parse(text, { noLocation: true });
  if (documents.size >= MOST_DOCUMENTS) documents.clear();
  documents.set(text, document);
  return document;
}
/** A few for each role. */
const MOST_DOCUMENTS = 500;

/** @throws whatever a field failed with: a file with holes is none */
async function ask<Answer>(snapshot: Snapshot, actor: Actor, document: DocumentNode, variables: Variables): Promise<Answer> {
  const contextValue = snapshotContext(snapshot, actor);
  const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue });
  const [first] = errors ?? [];
  if (first) throw first.originalError ?? first;
  const [answer] = Object.values(data ?? {});
  return answer as Answer;
}
