import { createHash } from 'node:crypto';
import { Kind, visit, type DocumentNode, type ExecutionArgs, type FieldNode, type OperationDefinitionNode } from 'graphql';
import { getOperationAST } from 'graphql';

/** A subscription as many clients ask for it: the same but for who asks and since when. */
export interface Operation {
  key: string;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

const documentKeys = new WeakMap<DocumentNode, string>();

function documentKey(document: DocumentNode): string {
  const known = documentKeys.get(document);
  if (known) return known;
  const key = createHash('sha256')
    .update(document.loc?.source.body ?? JSON.stringify(document))
    .digest('base64url');
  documentKeys.set(document, key);
  return key;
}

/** Leaves out the variable that only says where this client stands; all else is part of what is asked. */
export function operationOf({ document, operationName, variableValues }: ExecutionArgs): Operation {
  const operation = getOperationAST(document, operationName)!;
  const { [sinceVariable(document, operation) ?? '']: _since, ...variables } = variableValues ?? {};
  return {
    key: `${documentKey(document)}|${operation.name?.value ?? ''}|${canonical(variables)}`,
    document,
    operationName: operationName ?? undefined,
    variables,
  };
}

const sinceVariables = new WeakMap<OperationDefinitionNode, string | null>();

/** The variable given to the root field's `since`, unless it is used for something else as well. */
function sinceVariable(document: DocumentNode, operation: OperationDefinitionNode): string | null {
  const known = sinceVariables.get(operation);
  if (known !== undefined) return known;
  const found = findSinceVariable(document, operation);
  sinceVariables.set(operation, found);
  return found;
}

function findSinceVariable(document: DocumentNode, operation: OperationDefinitionNode): string | null {
  const root = operation.selectionSet.selections.find((node): node is FieldNode => node.kind === Kind.FIELD);
  const value = root?.arguments?.find((argument) => argument.name.value === 'since')?.value;
  if (value?.kind !== Kind.VARIABLE) return null;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void (uses += node.name.value === value.name.value ? 1 : 0),
  });
  return uses === 1 ? value.name.value : null;
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
