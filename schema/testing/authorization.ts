import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Role } from '../../domain/kernel/actor.ts';
import { INSIDE, type Access } from '../shared/access.ts';

/** Who can stand at a door: the roles of the studio, an owner of another studio who asks for this one, and nobody. */
export type Asker = Role | 'outsider' | 'nobody';
export const ASKERS = [...INSIDE, 'outsider', 'nobody'] as const satisfies readonly Asker[];

/** Fields that come with one that was let in have no door of their own. */
export type Verdict = 'in' | 'out' | 'carried';

export function verdict(access: Access, asker: Asker): Verdict {
  if (access === 'carried') return 'carried';
  if (access === 'anyone') return 'in';
  if (asker === 'nobody') return 'out';
  // A board signs nobody in.
  if (access === 'signed_in') return asker === 'board' ? 'out' : 'in';
  return asker !== 'outsider' && access.includes(asker) ? 'in' : 'out';
}

export interface Door {
  /** `Query.board`, `Booking.priceMinor` … */
  name: string;
  access: Access;
}

/** Every field that an answer can hold, roots included, in order of the alphabet. */
export function doorsOf(schema: GraphQLSchema): Door[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) => Object.values(isObjectType(type) ? type.getFields() : {}).map((field) => ({ type, field })))
    .map(({ type, field }) => ({ name: `${type.name}.${field.name}`, access: field.extensions.access as Access }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const SIGNS = { in: 'x', out: '.', carried: '+' } as const satisfies Record<Verdict, string>;
const HEADS: Record<Asker, string> = {
  owner: 'own',
  studio_manager: 'man',
  coordinator: 'coo',
  producer: 'pro',
  finance: 'fin',
  crew: 'crw',
  client: 'cli',
  board: 'brd',
  outsider: 'out',
  nobody: 'nob',
};
const LEGEND = `Who may ask for what, in their own studio. Made from the schema by \`npm run generate:schema\`; a change of it is to be read in review.
x  is let in, and meets the finer rules of the domain: whose record, which step
.  is refused, or given null where the field may be null
+  comes with the field that leads to it, and has no door of its own
out  an owner of another studio who asks for this one · nob  nobody who has signed in
`;

/** The table as it is committed: a line for each field, a column for each asker. */
export function authorizationTable(schema: GraphQLSchema): string {
  const doors = doorsOf(schema);
  const width = Math.max(...doors.map(({ name }) => name.length)) + 2;
  const row = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padEnd(4)).join('')}`.trimEnd();
  const head = row(
    '',
    ASKERS.map((asker) => HEADS[asker]),
  );
  const rows = doors.map(({ name, access }) =>
    row(
      name,
      ASKERS.map((asker) => SIGNS[verdict(access, asker)]),
    ),
  );
  return `${[LEGEND, head, ...rows].join('\n')}\n`;
}
