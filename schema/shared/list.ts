import type { ArgBuilder, InputFieldMap, InputShapeFromFields, ObjectParam } from '@pothos/core';
import type { Caller } from '../../domain/kernel/caller.ts';
import { InvalidInput, type InputIssue } from '../../domain/kernel/errors.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { findManyNested } from '../../prisma/read-nested.ts';
import type PrismaTypes from '../../prisma/generated/pothos-types.ts';
import { builder, type ApiTypes } from '../builder.ts';
import type { Access } from './access.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;
type ModelName = keyof PrismaTypes;
type Where<Name extends ModelName> = PrismaTypes[Name]['Where'];
type OrderBy<Name extends ModelName> = PrismaTypes[Name]['OrderBy'];

interface ListOptions<Name extends ModelName, Sort extends string, Filters extends InputFieldMap> {
  /** The Prisma model; its rows carry studio_id and id. */
  model: Name;
  type: ObjectParam<Types>;
  description: string;
  access: Access;
  /** How the list can be sorted, the default first. Every order is made stable by the id. */
  sorts: Record<Sort, (direction: 'asc' | 'desc') => OrderBy<Name> | OrderBy<Name>[]>;
  /** Where the words of `search` are looked for; each word must be found. */
  search?: (word: string) => Where<Name>;
  filters?: (arg: ArgBuilder<Types>) => Filters;
  /** Narrows the list beyond the studio: the filters, and what the caller may see. */
  where?: (caller: Caller, filters: InputShapeFromFields<Filters>) => Where<Name>;
}

interface Page {
  cursor?: { id: unknown };
}

interface Delegate {
  count(query: object): Promise<number>;
}

const MOST = 100;
const MOST_SEARCH = 200;

/**
 * A list of the studio's records as a root query: cursor connection with totalCount, search, sort and filters.
 * `list('members', { model: 'Member', type: Member, sorts: { NAME: …, JOINED: … }, … })`
 */
export function list<Name extends ModelName, Sort extends string, Filters extends InputFieldMap = Record<never, never>>(
  name: string,
  options: ListOptions<Name, Sort, Filters>,
): void {
  const { model, type, description, access, sorts, search, filters, where } = options;
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const keys = Object.keys(sorts) as [Sort, ...Sort[]];
  const sort = builder.enumType(`${(type as { name: string }).name}Sort`, {
    description: `How \`${name}\` can be sorted.`,
    values: Object.fromEntries(keys.map((key) => [key, { description: `By ${key.toLowerCase().replaceAll('_', ' ')}.` }])),
  });
  const delegateOf = (caller: Caller) =>
    (caller.db as unknown as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)]!;

  const whereOf = (caller: Caller, args: Record<string, unknown>) => ({
    AND: [
      { studioId: caller.actor.studioId },
      ...(search ? wordsOf(args.search).map(search) : []),
      ...(where ? [where(caller, args as never)] : []),
    ],
  });

  builder.queryField(name, (t) => {
    const shared = {
      sort: t.arg({ type: sort, description: `The order; ${keys[0]} if not given.` }),
      reverse: t.arg.boolean({ description: 'The other way round.' }),
      ...(search ? { search: t.arg.string({ description: 'Only what matches all these words.' }) } : {}),
      ...(filters ? filters(t.arg as never) : {}),
    };
    return t.prismaConnection(
      {
        type: type as never,
        cursor: 'id' as never,
        description,
        access,
        args: shared as never,
        totalCount: ((_connection: unknown, args: Record<string, unknown>, context: { caller: Caller }) =>
          delegateOf(context.caller).count({ where: whereOf(context.caller, args) })) as never,
        resolve: ((query: Page, _root: unknown, args: Record<string, unknown>, context: { caller: Caller }) => {
          requirePage(args, query);
          const order = sorts[(args.sort as Sort | null | undefined) ?? keys[0]]!(args.reverse ? 'desc' : 'asc');
          return findManyNested(context.caller.db, model, {
            ...query,
            where: whereOf(context.caller, args),
            orderBy: [order, { id: args.reverse ? 'desc' : 'asc' }].flat(),
          });
        }) as never,
      } as never,
      {
        name: `${typeName}Connection`,
        description: `A page of \`${name}\`.`,
        access: 'carried',
        fields: (connection: typeof t) => ({
          totalCount: connection.int({
            description: 'How many there are on all pages together.',
            extensions: { pothosPrismaTotalCount: true },
            resolve: (parent: { totalCount(): Promise<number> }) => parent.totalCount(),
          } as never),
        }),
      } as never,
      { name: `${typeName}Edge`, description: `A record of \`${name}\` with its place in the list.`, access: 'carried' } as never,
    ) as never;
  });
}

const MOST_WORDS = 8;

/** Prisma passes `%`, `_` and `\\` on to LIKE, where they would match anything. */
const wordsOf = (search: unknown): string[] =>
  typeof search !== 'string'
    ? []
    : search
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .slice(0, MOST_WORDS)
        .map((word) => word.replace(/[\\%_]/g, '\\$&'));

/** @throws InvalidInput when the page is none, too long, or asked for in both directions, or a text cannot be looked for */
function requirePage(args: Record<string, unknown>, page: Page): void {
  const issues: InputIssue[] = (['first', 'last'] as const)
    .filter((name) => typeof args[name] === 'number' && ((args[name] as number) < 1 || (args[name] as number) > MOST))
    .map((path) => ({ path, message: `Ask for 1 to ${MOST} at once.` }));
  if (typeof args.search === 'string' && args.search.length > MOST_SEARCH)
    issues.push({ path: 'search', message: `Use at most ${MOST_SEARCH} characters.` });
  // No stored text holds it, and the database would fail at the question.
  for (const [path, value] of Object.entries(args))
    if (typeof value === 'string' && value.includes('\0')) issues.push({ path, message: 'Remove the NUL character.' });
  if (page.cursor && !isId(String(page.cursor.id)))
    issues.push({ path: typeof args.after === 'string' ? 'after' : 'before', message: 'This is not a cursor of this list.' });
  if (issues.length > 0) throw new InvalidInput(issues);
}
