import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip, gzipSync } from 'node:zlib';
import {
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from '../../schema/context.ts';
import type { Identity } from '../auth/resolve-actor.ts';
import type { Meter } from '../graphql/meter.ts';
import type { AccessWatch } from '../live/access-watch.ts';
import type { Hub } from '../live/hub.ts';
import { LiveOperation } from '../live/live-operation.ts';
import { ONLY_KNOWN, type KnownOperations } from '../graphql/known-operations.ts';
import type { OperationRules } from '../graphql/operation-rules.ts';
import { readRequest, type Params } from '../graphql/read-request.ts';
import { answerGraphqlError } from './answer.ts';
import type { Gate } from './gate.ts';
import { throughGate } from './gated.ts';
import type { OperationDone } from '../metrics.ts';
import { documentReader } from './document.ts';
import { presentError } from './present-error.ts';
import { timed } from './timed.ts';
import { refuseVariables } from './variables.ts';
import { wayInOf, type WayIn } from './way-in.ts';

interface Inside {
  req: IncomingMessage;
  res: ServerResponse;
  params: Params;
  identity: Identity;
  makeContext: () => Context;
}

/** Who asks, and what resolvers are given of them. */
export interface Reception {
  identify(request: IncomingMessage): Promise<Identity>;
  createContext(identity: Identity, wayIn: WayIn): Context;
}

export interface GraphqlRoute {
  (request: IncomingMessage, response: ServerResponse, reception: Reception): Promise<void>;
  /** Ends the event streams that are open, so that the server can stop; their clients come back. */
  endStreams(): void;
}

interface RouteOptions {
  schema: GraphQLSchema;
  log: Logger;
  subscribe: Hub['subscribe'];
  access: AccessWatch;
  meter: Meter;
  operations: KnownOperations;
  rules: OperationRules;
  gate: Gate;
  publicUrl: string;
  onDone(done: OperationDone): void;
}

/** GraphQL over HTTP: JSON posts, so that no page elsewhere can send one without the browser asking first; queries also in the address. */
export function graphqlRoute(options: RouteOptions): GraphqlRoute {
  const { schema, log, operations, rules, gate, publicUrl } = options;
  const { mayAsk } = rules;
  const open = new Set<LiveOperation>();
  const streams = new Set<ServerResponse>();
  const yoga = createYoga<Inside>({
    schema,
    graphqlEndpoint: '/graphql',
    logging: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    parserAndValidationCache: false,
    maskedErrors: { maskError: (error) => presentError(error, log) },
    plugins: [ownParser(schema, rules), ownExecution(options, open)],
  });

  const route = async (request: IncomingMessage, response: ServerResponse, { identify, createContext }: Reception): Promise<void> => {
    const params = await readRequest(request, operations);
    if ('status' in params) return answerGraphqlError(response, params.status, params, params.headers);
    // A stream of events keeps its place no longer than until it begins.
    const answer = await throughGate(gate, { request, response, publicUrl }, async () => {
      const identity = await identify(request);
      if (identity.refused) return void answerGraphqlError(response, 401, identity.refused, { 'www-authenticate': 'Bearer' });
      if (!mayAsk(identity.actor, params.query)) return void answerGraphqlError(response, 403, ONLY_KNOWN);
      const makeContext = (): Context => createContext(identity, wayInOf(request));
      const inside: Inside = { req: request, res: response, params, identity, makeContext };
      return yoga.handleNodeRequestAndResponse(request, response, inside);
    });
    if (!answer) return;
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      streams.add(response);
      response.once('close', () => streams.delete(response));
    }
    await send(answer, response);
  };
  const endStreams = (): void => {
    // Without the word that the operation is complete: after that nobody would come back.
    for (const response of streams) response.end();
    for (const operation of open) operation.finish();
  };
  return Object.assign(route, { endStreams });
}

/** Below this a packet is not full anyway. */
const WORTH_PACKING = 1_400;
/** Up to here it is packed sooner than another thread could be asked to. */
const PACKED_AT_ONCE = 64 * 1_024;
const FAST = { level: constants.Z_BEST_SPEED };
const packElsewhere = promisify(gzip);
const pack = (body: Buffer): Buffer | Promise<Buffer> => (body.length <= PACKED_AT_ONCE ? gzipSync(body, FAST) : packElsewhere(body, FAST));

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => (headers[name] = value));
  if (/^application\/(graphql-response\+)?json/.test(answer.headers.get('content-type') ?? '')) {
    const body = Buffer.from(await answer.text());
    const isPacked = body.length >= WORTH_PACKING && /\bgzip\b/.test(String(response.req.headers['accept-encoding'] ?? ''));
    const sent = isPacked ? await pack(body) : body;
    if (isPacked) headers['content-encoding'] = 'gzip';
    response.writeHead(answer.status, {
      'cache-control': 'no-store',
      vary: 'accept-encoding',
      ...headers,
      'content-length': String(sent.length),
    });
    return void response.end(sent);
  }
  response.writeHead(answer.status, { 'cache-control': 'no-store', ...headers });
  if (!answer.body) return void response.end();
  const reader = answer.body.getReader();
  // Whoever closes the page ends the stream.
  response.once('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done || response.destroyed || response.writableEnded) break;
    if (!response.write(value)) await new Promise<void>((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
}

/** The specification keeps 200 for clients that ask for plain `application/json`; all others learn of the fault from the status too. */
const faultStatus = (request: IncomingMessage, status: number) => ({
  status,
  spec: /\bapplication\/json\b/.test(request.headers.accept ?? ''),
});

/** Parses and validates once per distinct text, within limits, and gives faults of the request a 4xx status. */
function ownParser(schema: GraphQLSchema, { introspection }: OperationRules): Plugin<Inside> {
  const read = documentReader(schema, { introspection });
  const faulty = (request: IncomingMessage, error: GraphQLError) =>
    new GraphQLError(error.message, {
      nodes: error.nodes,
      source: error.source,
      positions: error.positions,
      extensions: { ...error.extensions, http: faultStatus(request, 400) },
    });
  return {
    onRequestParse: ({ setRequestParser, serverContext }) => setRequestParser(() => (serverContext as unknown as Inside).params),
    onParse: ({ context, setParsedDocument, params }) => {
      const found = read(params.source as string);
      const { req } = context as unknown as Inside;
      if ('errors' in found) throw new AggregateError(found.errors.map((error) => faulty(req, error)));
      const { operationName, variables } = (context as unknown as Inside).params;
      requireOperation(found.document, operationName, (error) => faulty(req, error));
      if (req.method === 'GET') requireQuery(found.document, operationName);
      const refusal = refuseVariables(schema, found.document, operationName, variables);
      if (refusal) throw faulty(req, refusal);
      setParsedDocument(found.document);
    },
    onValidate: ({ setResult }) => setResult([]),
    onExecutionResult: ({ result, context }) => {
      if (!result || Array.isArray(result) || Symbol.asyncIterator in result) return;
      // No data at all: the variables did not fit, or the process could not begin.
      if (result.errors?.length && !('data' in result)) {
        const internal = result.errors.some((error) => error.extensions?.code === 'INTERNAL_SERVER_ERROR');
        const http = internal ? { status: 500 } : faultStatus((context as unknown as Inside).req, 400);
        for (const error of result.errors) error.extensions.http ??= http;
      }
    },
  };
}

/** An address is followed by whoever meets it: what it asks must change nothing and end. */
function requireQuery(document: DocumentNode, name: string | undefined): void {
  if (getOperationAST(document, name)?.operation === OperationTypeNode.QUERY) return;
  const http = { status: 405, headers: { allow: 'POST' } };
  throw new GraphQLError('Send mutations and subscriptions as POST.', { extensions: { code: 'METHOD_NOT_ALLOWED', http } });
}

function requireOperation(document: DocumentNode, name: string | undefined, faulty: (error: GraphQLError) => GraphQLError): void {
  if (getOperationAST(document, name)) return;
  const message = name ? `The document has no operation named ${name}.` : 'The document has several operations: name one in operationName.';
  throw faulty(new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } }));
}

/** With this header an operation is not run: the answer says what it would cost. */
const DRY_RUN = 'callboard-cost-dry-run';
const isDryRun = (request: IncomingMessage): boolean => request.headers[DRY_RUN] === '1';

/**
 * The resolvers' context is made here and not merged into yoga's: merging would read `caller`, which refuses strangers.
 * Nothing runs before it is paid for. Streams of events run through the hub, and end when the access they began with does.
 */
function ownExecution(
  { subscribe, access, meter, onDone }: Pick<RouteOptions, 'subscribe' | 'access' | 'meter' | 'onDone'>,
  open: Set<LiveOperation>,
): Plugin<Inside> {
  const begin = async (args: ExecutionArgs, context: Context) => {
    const operation = await subscribe({ ...args, contextValue: context });
    if (!(operation instanceof LiveOperation)) return operation;
    const guest = {
      sessionId: context.user?.sessionId ?? null,
      actor: context.findCaller()?.actor ?? null,
      lose: () => operation.finish(),
    };
    access.watch(guest);
    open.add(operation);
    operation.onFinish(() => {
      access.forget(guest);
      open.delete(operation);
    });
    return operation;
  };
  /** @returns what to answer instead of running it, if anything; else what its answer is to say of the cost */
  const pay = async ({ document, operationName, variableValues, contextValue }: ExecutionArgs) => {
    const { req, identity } = contextValue as Inside;
    const dryRun = isDryRun(req);
    const { cost, refusal } = await meter({ document, operationName, variables: variableValues, actor: identity.actor, dryRun });
    const extensions = { cost };
    if (refusal) {
      refusal.extensions.http ??= faultStatus(req, 400);
      return { extensions, instead: { errors: [refusal], extensions } };
    }
    return { extensions, instead: dryRun ? { data: null, extensions } : null };
  };
  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const { instead, extensions } = await pay(args);
    return instead ?? { ...(await execute({ ...args, contextValue: (args.contextValue as Inside).makeContext() })), extensions };
  };
  const follow = async (args: ExecutionArgs) => (await pay(args)).instead ?? begin(args, (args.contextValue as Inside).makeContext());
  return {
    onExecute: ({ setExecuteFn }) => setExecuteFn(timed(onDone, run) as never),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(follow as never),
  };
}
