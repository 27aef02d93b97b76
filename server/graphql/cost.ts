import {
  BREAK,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/*
What an operation costs is known before it runs: the number of objects that its answer can hold, by the page sizes that it asks for.

  an object                        1      (values of its own, such as names and times, are free)
  a page (`first`, `last`)         so many times what one of its records costs; 25 where nothing is said
  any other list                   10 times what one of its records costs
  a mutation                       10 besides
  introspection                    100, however much

As Shopify counts (https://shopify.dev/docs/api/usage/limits, "calculated query cost": an object 1, a mutation 10, connections by their
size), and bounded in one call as GitHub bounds nodes (https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api).
*/
const MUTATION = 10;
const INTROSPECTION = 100;
const PAGE = 25;
const LIST = 10;

/** Their own limit holds them (server/live/presence.ts): they come with every move of a hand and read nothing. */
const FREE: ReadonlySet<string> = new Set(['showPresence', 'leavePlace']);
/** What only carries the records of a page. */
const isCarrier = ({ name }: GraphQLNamedType): boolean => /(Connection|Edge|PageInfo)$/.test(name);

/** Whether what a document costs may be another with other variables: they give a page its size, or leave a part out. */
export function dependsOnVariables(document: DocumentNode): boolean {
  let depends = false;
  const look = (part: ASTNode): void =>
    visit(part, {
      Variable: () => {
        depends = true;
        return BREAK;
      },
    }) as never;
  visit(document, {
    Argument: (node) => (node.name.value === 'first' || node.name.value === 'last' ? look(node.value) : undefined),
    Directive: (node) => look(node),
  });
  return depends;
}

export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>> = {},
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const fragments = new Map(
    document.definitions
      .filter((part): part is FragmentDefinitionNode => part.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

  const isLeftOut = (node: Parameters<typeof getDirectiveValues>[1]): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false;

  /** Of all that is selected here; what is answered under one name is answered once. */
  const ofSelection = (set: SelectionSetNode, type: GraphQLNamedType, page: number): number => {
    const costs = new Map<string, number>();
    const add = (key: string, cost: number): void => void costs.set(key, Math.max(costs.get(key) ?? 0, cost));
    const walk = (selections: SelectionSetNode, on: GraphQLNamedType): void => {
      for (const node of selections.selections) {
        if (isLeftOut(node)) continue;
        if (node.kind === Kind.FIELD) add(node.alias?.value ?? node.name.value, ofField(node, on, page));
        else {
          const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
          const condition = part?.typeCondition?.name.value;
          if (part) walk(part.selectionSet, (condition && schema.getType(condition)) || on);
        }
      }
    };
    walk(set, type);
    return [...costs.values()].reduce((sum, cost) => sum + cost, 0);
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType, page: number): number => {
    if (node.name.value.startsWith('__')) return node.selectionSet ? INTROSPECTION : 0;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || FREE.has(field.name)) return 0;
    const type = getNamedType(field.type);
    const mutation = parent === schema.getMutationType() ? MUTATION : 0;
    if (!isCompositeType(type) || !node.selectionSet) return mutation;
    const asked = pageOf(field, node);
    const inside = ofSelection(node.selectionSet, type, asked ?? PAGE);
    return mutation + timesOf(field, parent, { page, asked }) * ((isCarrier(type) ? 0 : 1) + inside);
  };

  /** The page size that a field is asked for; null where it takes none or none is given. */
  const pageOf = (field: GraphQLField<unknown, unknown>, node: FieldNode): number | null => {
    if (!field.args.some(({ name }) => name === 'first' || name === 'last')) return null;
    const { first, last } = getArgumentValues(field, node, variables);
    const sizes = [first, last].filter((size): size is number => typeof size === 'number');
    return sizes.length > 0 ? Math.max(...sizes, 0) : PAGE;
  };

  const timesOf = (
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLNamedType,
    size: { page: number; asked: number | null },
  ): number => {
    if (!isListType(getNullableType(field.type))) return 1;
    return parent.name.endsWith('Connection') ? size.page : (size.asked ?? LIST);
  };

  return ofSelection(operation.selectionSet, root, PAGE);
}
