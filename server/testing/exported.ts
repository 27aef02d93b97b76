import { gunzipSync } from 'node:zlib';
import type { ExportEnd, ExportHead } from '../../domain/exporting/export-rules.ts';
import { writeDueExports } from '../../domain/exporting/write-export.ts';
import type { Services } from '../../domain/kernel/caller.ts';
import { writeLines } from '../exporting/write-lines.ts';
import type { Guest, Served } from './a-server.ts';

export type Line = Record<string, unknown> & { __typename: string; id: string };

const START = `mutation ($input: StartExportInput!) { startExport(input: $input) { __typename ... on Export { id state url }
  ... on Error { code message } } }`;
const EXPORT = `query ($id: ID!) { node(id: $id) { ... on Export {
  state records rowCount expectedRowCount sizeBytes revision fault url expiresAt createdByName } } }`;

export interface Shown {
  state: string;
  records: string[];
  rowCount: number;
  expectedRowCount: number | null;
  sizeBytes: number;
  revision: number | null;
  fault: string;
  url: string | null;
  expiresAt: string | null;
  createdByName: string;
}

/** What a worker does with the exports of a studio. */
export const workOn = (services: Services, studioId: string, lines = writeLines): Promise<void> =>
  writeDueExports(services, studioId, lines, new AbortController().signal);

/** A file, read and looked through: whole, in its order, with as many lines as it says. */
export function readExport(packed: Buffer): { head: ExportHead; lines: Line[]; end: ExportEnd['end'] } {
  const [head, ...rest] = gunzipSync(packed)
    .toString()
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one) as unknown);
  const { end } = rest.pop() as ExportEnd;
  if (rest.length !== end.rows) throw new Error(`The file has ${rest.length} records and says ${end.rows}.`);
  return { head: head as ExportHead, lines: rest as Line[], end };
}

/** Asks for an export, lets it be written, and fetches it. */
export async function exportAs(served: Served, studioId: string, as: Guest, input: Record<string, unknown> = {}) {
  const { data } = await served.ask<{ startExport: { id: string; code?: string; message?: string } }>(START, { as, variables: { input } });
  const { id, code, message } = data!.startExport;
  if (code) throw new Error(`${code}: ${message}`);
  await workOn(served.services, studioId);
  const shown = (await served.ask<{ node: Shown }>(EXPORT, { as, variables: { id } })).data!.node;
  if (shown.state !== 'done') throw new Error(`${shown.state}: ${shown.fault}`);
  const answer = await fetchExport(served, id, as);
  return { id, shown, answer, ...readExport(Buffer.from(await answer.arrayBuffer())) };
}

export const pathOf = (id: string): string => `/export/${Buffer.from(id, 'base64').toString().split(':')[1]}`;

export const fetchExport = ({ url }: Served, id: string, as: Guest | null, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}${pathOf(id)}`, { headers: { ...as?.headers, ...headers } });

export const startAs = async (served: Served, as: Guest, input: object = {}) =>
  (
    await served.ask<{ startExport: { __typename: string; id: string; code?: string; message?: string } }>(START, {
      as,
      variables: { input },
    })
  ).data!.startExport;

export const shownTo = async (served: Served, as: Guest, id: string) =>
  (await served.ask<{ node: Shown | null }>(EXPORT, { as, variables: { id } })).data!.node;
