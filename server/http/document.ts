import {
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

// One document may not make the server do the work of thousands. What a page of the app asks is a tenth of these.
export const LIMITS = {
  tokens: 5_000,
  depth: 12,
  introspectionDepth: 20,
  aliases: 50,
  rootFields: 20,
  directives: 50,
  fields: 2_000,
  errors: 20,
};

interface Measure {
  depth: number;
  aliases: number;
  fields: number;
  directives: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, fields: 0, directives: 0 };

/** Depth, aliases, fields and directives of each operation with its fragments spread out, as execution would meet them. */
function limitSize(context: ValidationContext): ASTVisitor {
  const known = new Map<FragmentDefinitionNode, Measure>();
  const open = new Set<FragmentDefinitionNode>();
  const measure = (set: SelectionSetNode): Measure => {
    const total: Measure = { ...NOTHING };
    const add = ({ depth, aliases, fields, directives }: Measure) => {
      total.depth = Math.max(total.depth, depth);
      total.aliases += aliases;
      total.fields += fields;
      total.directives += directives;
    };
    for (const node of set.selections) {
      total.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        const inner = node.selectionSet ? measure(node.selectionSet) : NOTHING;
        add({ ...inner, depth: inner.depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0), fields: inner.fields + 1 });
      } else if (node.kind === Kind.INLINE_FRAGMENT) add(measure(node.selectionSet));
      else {
        const fragment = context.getFragment(node.name.value);
        if (fragment) add(ofFragment(fragment));
      }
    }
    return total;
  };
  const ofFragment = (fragment: FragmentDefinitionNode): Measure => {
    const found = known.get(fragment);
    if (found) return found;
    // A fragment that spreads itself is refused by another rule.
    if (open.has(fragment)) return NOTHING;
    open.add(fragment);
    const measured = measure(fragment.selectionSet);
    open.delete(fragment);
    known.set(fragment, measured);
    return measured;
  };
  /** By the names under which they are answered. */
  const rootsOf = (set: SelectionSetNode, seen = new Set<FragmentDefinitionNode>()): Set<string> =>
    new Set(
      set.selections.flatMap((node) => {
        if (node.kind === Kind.FIELD) return [node.alias?.value ?? node.name.value];
        if (node.kind === Kind.INLINE_FRAGMENT) return [...rootsOf(node.selectionSet, seen)];
        const fragment = context.getFragment(node.name.value);
        if (!fragment || seen.has(fragment)) return [];
        seen.add(fragment);
        return [...rootsOf(fragment.selectionSet, seen)];
      }),
    );
  return {
    OperationDefinition(operation) {
      const introspects = operation.selectionSet.selections.some(
        (node) => node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value),
      );
      const { depth, aliases, fields, directives } = measure(operation.selectionSet);
      const roots = rootsOf(operation.selectionSet).size;
      const most = introspects ? LIMITS.introspectionDepth : LIMITS.depth;
      if (depth > most) refuse(`The operation is ${depth} levels deep; at most ${most} are taken.`);
      if (aliases > LIMITS.aliases) refuse(`The operation has ${aliases} aliases; at most ${LIMITS.aliases} are taken.`);
      if (roots > LIMITS.rootFields)
        refuse(`The operation asks for ${roots} things at once; at most ${LIMITS.rootFields} are taken. Send several.`);
      if (directives > LIMITS.directives) refuse(`The operation has ${directives} directives; at most ${LIMITS.directives} are taken.`);
      if (fields > LIMITS.fields) refuse(`The operation selects ${fields} fields; at most ${LIMITS.fields} are taken.`);
      return false;
      function refuse(message: string): void {
        context.reportError(new GraphQLError(message, { nodes: operation, extensions: { code: 'OPERATION_TOO_LARGE' } }));
      }
    },
  };
}

const refuseIntrospection = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    const message = 'This Callboard does not tell its schema. It is in schema/schema.graphql of the source.';
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'INTROSPECTION_OFF' } }));
  },
});

const LONGEST_REMEMBERED = 20_000;
const RULES = [limitSize, ...specifiedRules];

export type Read = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Parses and validates operations against one schema, and remembers those that were right: a screen sends the same few again and again. */
export function documentReader(schema: GraphQLSchema, { remember = 1_000, introspection = true } = {}): (query: string) => Read {
  const known = new Map<string, Read>();
  return (query) => {
    const found = known.get(query);
    if (found) return found;
    const read = readDocument(schema, query, introspection ? RULES : [refuseIntrospection, ...RULES]);
    if ('document' in read && query.length <= LONGEST_REMEMBERED) {
      if (known.size >= remember) known.delete(known.keys().next().value!);
      known.set(query, read);
    }
    return read;
  };
}

function readDocument(schema: GraphQLSchema, query: string, rules: typeof RULES): Read {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    throw error;
  }
  const errors = validate(schema, document, rules, { maxErrors: LIMITS.errors });
  return errors.length > 0 ? { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) } : { document };
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code ??= code;
  return error;
}
