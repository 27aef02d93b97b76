import type { Session } from './picture.ts';

/** What somebody wants to see of the schedule; empty shows all of it. As it stands in the address. */
export interface Filters {
  /** Words that must all be found in title, client, project, people or gear. */
  search: string;
  states: readonly Session['state'][];
  clientId: string | null;
  projectId: string | null;
  personId: string | null;
  /** Of rows: kinds of rooms, jobs or categories of gear. */
  groups: readonly string[];
}

export const EVERYTHING: Filters = { search: '', states: [], clientId: null, projectId: null, personId: null, groups: [] };

export const isFiltering = ({ search, states, clientId, projectId, personId }: Filters): boolean =>
  search !== '' || states.length > 0 || clientId !== null || projectId !== null || personId !== null;

/** How many conditions there are. */
export const countOf = (filters: Filters): number =>
  Number(filters.search !== '') +
  Number(filters.states.length > 0) +
  Number(filters.clientId !== null) +
  Number(filters.projectId !== null) +
  Number(filters.personId !== null) +
  Number(filters.groups.length > 0);

const textOf = ({ title, clientName, projectName, people, gear }: Session): string =>
  [title, clientName, projectName, ...people.map(({ name }) => name), ...gear].join(' ').toLowerCase();

/** Whether a session is one of those that are looked for. */
export function matches(session: Session, { search, states, clientId, projectId, personId }: Filters): boolean {
  if (states.length > 0 && !states.includes(session.state)) return false;
  if (clientId !== null && session.clientId !== clientId) return false;
  if (projectId !== null && session.projectId !== projectId) return false;
  if (personId !== null && !session.people.some(({ id }) => id === personId)) return false;
  if (search === '') return true;
  const text = textOf(session);
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;
const one = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '');
const many = (value: string | readonly string[] | undefined): string[] => one(value).split('~').filter(Boolean);

export const filtersFrom = (params: Params): Filters => ({
  search: one(params.q).trim().slice(0, 200),
  states: many(params.state) as Filters['states'],
  clientId: one(params.client) || null,
  projectId: one(params.project) || null,
  personId: one(params.person) || null,
  groups: many(params.group),
});

/** The filters as the address keeps them; null removes what is not set. */
export const filterParams = ({ search, states, clientId, projectId, personId, groups }: Filters): Record<string, string | null> => ({
  q: search || null,
  state: states.join('~') || null,
  client: clientId,
  project: projectId,
  person: personId,
  group: groups.join('~') || null,
});
