import { graphql } from '../graphql/generated/gql.ts';
import type { ApiKeyScope, ApiKeysQuery } from '../graphql/generated/graphql.ts';
import { SCOPE_AREAS, SCOPES, type ScopeArea } from '../../domain/kernel/scopes.ts';

export const ApiKeysDocument = graphql(`
  query ApiKeys($search: String, $sort: ApiKeySort, $reverse: Boolean, $first: Int!, $after: String) {
    apiKeys(search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          role
          scopes
          prefix
          state
          expiresAt
          lastUsedAt
          previousValidUntil
          revokedAt
          version
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

export const CreateApiKeyDocument = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      ... on ShownApiKey {
        secret
      }
      ...Refusal
    }
  }
`);

export const EditApiKeyDocument = graphql(`
  mutation EditApiKey($input: EditApiKeyInput!) {
    editApiKey(input: $input) {
      ... on ApiKey {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const RotateApiKeyDocument = graphql(`
  mutation RotateApiKey($input: RotateApiKeyInput!) {
    rotateApiKey(input: $input) {
      ... on ShownApiKey {
        secret
      }
      ...Refusal
    }
  }
`);

export const RevokeApiKeyDocument = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      ... on ApiKey {
        id
      }
      ...Refusal
    }
  }
`);

export type ApiKey = ApiKeysQuery['apiKeys']['edges'][number]['node'];

/** A key that lapses at midnight is open until the end of the day before. */
export const lastMomentOf = (expiresAt: string): Date => new Date(Date.parse(expiresAt) - 1);

/** A secret that is on the screen now and nowhere else. */
export interface ShownSecret {
  name: string;
  secret: string;
}

const AREA_WORDS: Record<ScopeArea, string> = {
  scheduling: 'Schedule',
  equipment: 'Equipment',
  production: 'Projects',
  finance: 'Expenses',
  crew: 'Crew',
  clients: 'Clients',
  insights: 'Insights',
  board: 'Board',
  activity: 'Activity',
  studio: 'Settings',
  exports: 'Exports',
};

export type Reach = 'none' | 'read' | 'write';

/** The functions to which a key can be given, and how far it can reach in each. */
export const SCOPE_ROWS: readonly { area: ScopeArea; label: string; reaches: readonly { value: Reach; label: string }[] }[] =
  SCOPE_AREAS.map((area) => ({
    area,
    label: AREA_WORDS[area],
    reaches: [
      { value: 'none', label: 'None' },
      { value: 'read', label: 'Read' },
      ...(SCOPES.includes(`${area}_write`) ? [{ value: 'write' as const, label: 'Read and change' }] : []),
    ],
  }));

export const reachOf = (scopes: readonly ApiKeyScope[], area: ScopeArea): Reach => {
  const all: readonly string[] = scopes;
  return all.includes(`${area}_write`) ? 'write' : all.includes(`${area}_read`) ? 'read' : 'none';
};

export const withReach = (scopes: readonly ApiKeyScope[], area: ScopeArea, reach: Reach): ApiKeyScope[] => [
  ...scopes.filter((scope) => !scope.startsWith(`${area}_`)),
  ...(reach === 'none' ? [] : [`${area}_${reach}` as ApiKeyScope]),
];

/** Reads Crew; changes Schedule and Clients. */
export function scopeWords(scopes: readonly ApiKeyScope[]): string {
  const within = (reach: Reach): string =>
    SCOPE_ROWS.filter(({ area }) => reachOf(scopes, area) === reach)
      .map(({ label }) => label.toLowerCase())
      .join(', ');
  const [changes, reads] = [within('write'), within('read')];
  return [changes && `changes ${changes}`, reads && `reads ${reads}`]
    .filter(Boolean)
    .join('; ')
    .replace(/^./, (letter) => letter.toUpperCase());
}
