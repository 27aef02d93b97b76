import { graphql } from '../graphql/generated/gql.ts';
import type { ExportsQuery } from '../graphql/generated/graphql.ts';
import { EXPORT_RECORD_NAMES, EXPORT_RECORDS, labelOf, type ExportRecord } from '../../domain/exporting/export-rules.ts';
import { rolesFor } from '../../domain/exporting/exporting-policy.ts';
import type { Role } from '../../domain/kernel/actor.ts';
import { inSentence } from '../ui/words.ts';

export const ExportsDocument = graphql(`
  query Exports($search: String, $sort: ExportSort, $reverse: Boolean, $first: Int!, $after: String) {
    exports(search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          state
          nextStates
          records
          firstDay
          lastDay
          rowCount
          expectedRowCount
          sizeBytes
          fault
          url
          createdAt
          createdByName
          expiresAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const StartExportDocument = graphql(`
  mutation StartExport($input: StartExportInput!) {
    startExport(input: $input) {
      ... on Export {
        id
      }
      ...Refusal
    }
  }
`);

export const CancelExportDocument = graphql(`
  mutation CancelExport($input: CancelExportInput!) {
    cancelExport(input: $input) {
      ... on Export {
        id
        state
      }
      ...Refusal
    }
  }
`);

export type ExportRow = ExportsQuery['exports']['edges'][number]['node'];

/** What this role may take out, by function. */
export function groupsFor(role: Role): { label: string; records: ExportRecord[] }[] {
  const records = EXPORT_RECORD_NAMES.filter((record) => rolesFor(record).includes(role));
  return GROUPS.map(({ label, areas }) => ({
    label,
    records: records.filter((record) => (areas as readonly string[]).includes(EXPORT_RECORDS[record].area)),
  })).filter((group) => group.records.length > 0);
}

const GROUPS = [
  { label: 'Schedule', areas: ['scheduling'] },
  { label: 'Equipment', areas: ['equipment'] },
  { label: 'Projects, clients and crew', areas: ['production', 'finance', 'clients', 'crew'] },
  { label: 'The house', areas: ['studio', 'activity'] },
] as const;

/** Sessions, clients and 3 more. */
export function recordWords(records: readonly ExportRecord[]): string {
  if (records.length > 12) return 'Everything';
  const names = records.map((record, index) => (index === 0 ? labelOf(record) : inSentence(labelOf(record))));
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** 1.2 MB */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
