import {
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
  return {
    name: field.name,
    access: field.extensions.access as Access,
    input,
    document: documentFor(),
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

/** In a word: `done`, the code of the refusal, or the code of what went wrong. */
export const outcome = ({ data, errors }: MutationAnswer): string => errors[0]?.extensions.code ?? data.code ?? 'done';
