import {
  coerceInputValue,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
} from 'graphql';
import type { Role } from '../../domain/kernel/actor.ts';
import type { Guest, Served } from '../../server/testing/a-server.ts';
import { schema } from '../index.ts';
import type { Access } from '../shared/access.ts';

export interface MutationUnderTest {
  name: string;
  access: Access;
  input: GraphQLInputObjectType;
  /** Asks for all fields of its own that the record has. */
  document: string;
  /** The same of so many inputs in one request: `input0` is answered as `answer0`. */
  together: (count: number) => string;
  /** Asks for those that the tablet of a room may see. */
  onTablet: string;
}

export interface MutationAnswer {
  status: number;
  /** What the mutation answered: the record's own fields, or a refusal. */
  data: Record<string, unknown> & { __typename: string; code?: string; message?: string; issues?: Issue[] };
  /** What the request as a whole was refused with. */
  errors: { message: string; extensions: { code: string; issues?: Issue[] } }[];
}

interface Issue {
  path: string;
  message: string;
}

const isOpenTo = (role: Role, access: Access): boolean =>
  access === 'anyone' || access === 'carried' || (access !== 'signed_in' && access.includes(role));

/** Fields of the record that need no arguments and lead nowhere else. */
const ownFields = (type: GraphQLObjectType, role?: Role): string[] =>
  Object.values(type.getFields())
    .filter((field) => role === undefined || isOpenTo(role, field.extensions.access as Access))
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.every((argument) => !isNonNullType(argument.type)))
    .map((field) => field.name);

/** Read from the built schema: a mutation that is added tomorrow is here tomorrow. */
export const MUTATIONS: readonly MutationUnderTest[] = Object.values(schema.getMutationType()!.getFields()).map((field) => {
  const input = getNamedType(field.args[0]!.type);
  const union = getNamedType(field.type);
  if (!isInputObjectType(input) || !isUnionType(union)) throw new Error(`${field.name} is not made by mutation().`);
  const records = union.getTypes().filter((type) => isObjectType(type) && !type.getInterfaces().some(({ name }) => name === 'Error'));
  const documentFor = (role?: Role): string => {
    const selections = records.map((type) => `... on ${type.name} { ${ownFields(type, role).join(' ') || '__typename'} }`);
    return (
      `mutation ($input: ${input.name}!) { answer: ${field.name}(input: $input) { __typename ` +
      `... on Error { code message } ... on InvalidInput { issues { path message } } ${selections.join(' ')} } }`
    );
  };
  const own = documentFor();
  return {
    name: field.name,
    access: field.extensions.access as Access,
    input,
    document: own,
    together: (count) => {
      const each = Array.from({ length: count }, (_, n) => n);
      const selection = own.slice(own.indexOf('{ __typename'), -2);
      const declared = each.map((n) => `$input${n}: ${input.name}!`).join(', ');
      return `mutation (${declared}) { ${each.map((n) => `answer${n}: ${field.name}(input: $input${n}) ${selection}`).join(' ')} }`;
    },
    onTablet: documentFor('board'),
  };
});

export const mutationNamed = (name: string): MutationUnderTest => MUTATIONS.find((mutation) => mutation.name === name)!;

/** Sends it as a program does that wants to learn of faults from the status too. */
export async function send(
  { url }: Pick<Served, 'url'>,
  mutation: MutationUnderTest,
  input: unknown,
  { as, key, document = mutation.document }: { as?: Guest | null; key?: string; document?: string } = {},
): Promise<MutationAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...as?.headers,
      ...(key && { 'idempotency-key': key }),
    },
    body: JSON.stringify({ query: document, variables: { input } }),
  });
  const body = (await response.json()) as { data?: { answer: MutationAnswer['data'] } | null; errors?: MutationAnswer['errors'] };
  return { status: response.status, data: body.data?.answer ?? { __typename: '' }, errors: body.errors ?? [] };
}

/** So many fit into one request, and so long may their JSON be. */
const MOST_TOGETHER = 20;
const MOST_CHARACTERS = 400_000;
/** Requests under way at once. */
const AT_ONCE = 6;

/**
 * Sends each input and answers in their order. Those whose values fit the schema share requests, in which each is a call of its own all the
 * same; where one brings the request down, they are sent one by one.
 */
export async function sendAll(
  served: Pick<Served, 'url'>,
  mutation: MutationUnderTest,
  inputs: readonly unknown[],
  { as }: { as: Guest },
): Promise<MutationAnswer[]> {
  const answers: MutationAnswer[] = [];
  const alone = async (place: number): Promise<void> => void (answers[place] = await send(served, mutation, inputs[place], { as }));
  const shared = async (places: readonly number[]): Promise<void> => {
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...as.headers },
      body: JSON.stringify({
        query: mutation.together(places.length),
        variables: Object.fromEntries(places.map((place, n) => [`input${n}`, inputs[place]])),
      }),
    });
    const { data, errors } = (await response.json()) as { data?: Record<string, MutationAnswer['data']> | null; errors?: object[] };
    if (!data || errors) for (const place of places) await alone(place);
    else for (const [n, place] of places.entries()) answers[place] = { status: response.status, data: data[`answer${n}`]!, errors: [] };
  };
  const work = requestsFor(mutation, inputs).map((places) => () => (places.length === 1 ? alone(places[0]!) : shared(places)));
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = work.shift(); next; next = work.shift()) await next();
    }),
  );
  return answers;
}

/** Which inputs go together. One that does not fit the schema refuses its whole request, and so goes alone. */
function requestsFor({ input }: MutationUnderTest, inputs: readonly unknown[]): number[][] {
  const requests: number[][] = [];
  let open: number[] = [];
  let characters = 0;
  for (const [place, one] of inputs.entries()) {
    let fits = true;
    coerceInputValue(one, input, () => (fits = false));
    if (!fits) {
      requests.push([place]);
      continue;
    }
    const length = JSON.stringify(one).length;
    if (open.length === MOST_TOGETHER || characters + length > MOST_CHARACTERS) {
      requests.push(open);
      [open, characters] = [[], 0];
    }
    open.push(place);
    characters += length;
  }
  return open.length > 0 ? [...requests, open] : requests;
}

/** In a word: `done`, the code of the refusal, or the code of what went wrong. */
export const outcome = ({ data, errors }: MutationAnswer): string => errors[0]?.extensions.code ?? data.code ?? 'done';
