import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  getOperationAST,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { InvalidInput, type InputIssue } from '../../domain/kernel/errors.ts';
import { LIMITS } from './document.ts';

/**
 * What is wrong with the variables of an operation, as the same refusal with which a command tells of its input: by field, and how to mend it.
 * The library would refuse them too, in words for programmers and with everything that was sent repeated. Null when they fit.
 */
export function refuseVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown> = {},
): GraphQLError | null {
  const issues: InputIssue[] = [];
  for (const { variable, type: written, defaultValue } of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
    const type = typeFromAST(schema, written as never) as GraphQLInputType | undefined;
    if (!type || !isInputType(type)) continue;
    const name = variable.name.value;
    const value = variables[name];
    if (value === undefined) {
      if (isNonNullType(type) && !defaultValue) issues.push({ path: pathOf([name]), message: MISSING });
    } else
      coerceInputValue(value, type, (path, _value, error) => {
        if (issues.length < LIMITS.errors) issues.push(issueOf(name, type, path, error));
      });
  }
  if (issues.length === 0) return null;
  const refusal = new InvalidInput(issues);
  return new GraphQLError(refusal.message, { extensions: { code: refusal.code, issues } });
}

const MISSING = 'Give a value; it cannot be left out.';

/** Callers know their input from inside: `bookingId`, not `input.bookingId`. */
const pathOf = (path: readonly (string | number)[]): string => (path[0] === 'input' ? path.slice(1) : path).join('.');

function issueOf(name: string, type: GraphQLInputType, path: readonly (string | number)[], error: GraphQLError): InputIssue {
  const missing = /^Field "(\w+)" of required type/.exec(error.message)?.[1];
  if (missing) return { path: pathOf([name, ...path, missing]), message: MISSING };
  const [, unknown, hint] = /^Field "(\w+)" is not defined by type "\w+"\.(.*)$/.exec(error.message) ?? [];
  if (unknown) return { path: pathOf([name, ...path, unknown]), message: `There is no field of this name.${hint}` };
  return { path: pathOf([name, ...path]), message: wrongValue(typeAt(type, path), error) };
}

const MEND: Record<string, string> = {
  Int: 'Give a whole number, at most 2147483647.',
  Float: 'Give a number.',
  String: 'Give text.',
  ID: 'Give an id as text. Take it from a list or a link.',
  Boolean: 'Give true or false.',
};

function wrongValue(type: GraphQLInputType, error: GraphQLError): string {
  if (error.message.startsWith('Expected non-nullable type')) return MISSING;
  const named = getNamedType(type);
  if (isEnumType(named))
    return `Choose ${named
      .getValues()
      .map(({ name }) => name)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1')}.`;
  if (isInputObjectType(named)) return `Give an object with the fields of ${named.name}.`;
  // Our own scalars say it themselves.
  return MEND[named.name] ?? error.message;
}

function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let found = getNullableType(type);
  for (const key of path) {
    if (isListType(found)) found = typeof key === 'number' ? found.ofType : typeAt(found.ofType, [key]);
    else if (isInputObjectType(found)) found = found.getFields()[key]!.type;
    found = getNullableType(found);
  }
  return found;
}
