import { hashIn } from '../graphql/known-operations.ts';

/** The four things a GraphQL request may hold (GraphQL over HTTP, section "Request Parameters"). */
export interface GraphqlParams {
  /** Missing where only its hash is sent. */
  query?: string;
  operationHash?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  extensions?: Record<string, unknown>;
}

const KNOWN = new Set(['query', 'variables', 'operationName', 'extensions']);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the request's JSON, or says in a sentence what is wrong with it. */
export function readParams(body: Buffer): GraphqlParams | { fault: string } {
  const parsed = parseJson(body);
  if (parsed === undefined) return { fault: 'The body is not JSON, or it was cut off.' };
  if (Array.isArray(parsed)) return { fault: 'Send one operation per request; lists of operations are not taken.' };
  if (!isObject(parsed)) return { fault: 'The body must be a JSON object with a query.' };
  const stranger = Object.keys(parsed).find((key) => !KNOWN.has(key));
  if (stranger !== undefined)
    return { fault: `The body holds ${JSON.stringify(stranger.slice(0, 60))}; it takes query, variables, operationName and extensions.` };
  const { query, variables, operationName, extensions } = parsed;
  const operationHash = query === undefined ? hashIn(extensions) : null;
  if (operationHash === null && (typeof query !== 'string' || query.trim() === '')) return { fault: 'The body needs a query, as text.' };
  if (variables != null && !isObject(variables)) return { fault: 'The variables must be a JSON object.' };
  if (operationName != null && typeof operationName !== 'string') return { fault: 'The operationName must be text.' };
  if (extensions != null && !isObject(extensions)) return { fault: 'The extensions must be a JSON object.' };
  return {
    ...(operationHash === null ? { query: query as string } : { operationHash }),
    ...(variables ? { variables } : {}),
    ...(operationName ? { operationName } : {}),
    ...(extensions ? { extensions } : {}),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
