import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { execute, getOperationAST, GraphQLError, type DocumentNode, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from '../../schema/context.ts';
import type { AccessWatch } from '../live/access-watch.ts';
import type { Hub } from '../live/hub.ts';
import { LiveOperation } from '../live/live-operation.ts';
import { answerGraphqlError, BodyTooLarge, readBody } from './answer.ts';
import type { OperationDone } from '../metrics.ts';
import { documentReader } from './document.ts';
import { readParams, type GraphqlParams } from './graphql-body.ts';
import { presentError } from './present-error.ts';
import { timed } from './timed.ts';
import { refuseVariables } from './variables.ts';

const MOST_BYTES = 1_000_000;
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

interface Inside {
  req: IncomingMessage;
  res: ServerResponse;
  params: GraphqlParams;
  makeContext: () => Promise<Context>;
}

export interface GraphqlRoute {
  (request: IncomingMessage, response: ServerResponse, makeContext: () => Promise<Context>): Promise<void>;
  /** Ends the event streams that are open, so that the server can stop; their clients come back. */
  endStreams(): void;
}

/** GraphQL over HTTP: JSON posts only, so that no page elsewhere can send one without the browser asking first. */
export function graphqlRoute(options: {
  schema: GraphQLSchema;
  log: Logger;
  subscribe: Hub['subscribe'];
  access: AccessWatch;
  onDone(done: OperationDone): void;
}): GraphqlRoute {
  const { schema, log, subscribe, access, onDone } = options;
  const open = new Set<LiveOperation>();
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
    plugins: [ownParser(schema), ownExecution(subscribe, access, open, onDone)],
  });

  const route = async (request: IncomingMessage, response: ServerResponse, makeContext: () => Promise<Context>): Promise<void> => {
    if (request.method !== 'POST')
      return answerGraphqlError(
        response,
        405,
        { message: 'Send GraphQL operations as POST.', code: 'METHOD_NOT_ALLOWED' },
        { allow: 'POST' },
      );
    if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
      return answerGraphqlError(response, 415, {
        message: 'Send the operation as JSON in UTF-8, with the header content-type: application/json.',
        code: 'UNSUPPORTED_MEDIA_TYPE',
      });
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
      return answerGraphqlError(response, 415, {
        message: 'Send the operation unpacked, without content-encoding.',
        code: 'UNSUPPORTED_MEDIA_TYPE',
      });
    const params = await readRequest(request);
    if ('status' in params)
      return answerGraphqlError(
        response,
        params.status,
        { message: params.fault, code: params.status === 413 ? 'TOO_LARGE' : 'BAD_REQUEST' },
        params.headers,
      );
    await send(await yoga.handleNodeRequestAndResponse(request, response, { req: request, res: response, params, makeContext }), response);
  };
  return Object.assign(route, { endStreams: () => open.forEach((operation) => operation.finish()) });
}

async function readRequest(
  request: IncomingMessage,
): Promise<GraphqlParams | { status: number; fault: string; headers?: Record<string, string> }> {
  try {
    const params = readParams(await readBody(request, MOST_BYTES));
    return 'fault' in params ? { status: 400, fault: params.fault } : params;
  } catch (error) {
    if (error instanceof BodyTooLarge) return { status: 413, fault: 'The request is larger than 1 MB.', headers: { connection: 'close' } };
    if (request.errored || request.destroyed) return { status: 400, fault: 'The request was cut off.' };
    throw error;
  }
}

/** Below this a packet is not full anyway. */
const WORTH_PACKING = 1_400;
const pack = promisify(gzip);
const withoutLength = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'));

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => (headers[name] = value));
  const isWhole = /^application\/(graphql-response\+)?json/.test(answer.headers.get('content-type') ?? '');
  if (isWhole && /\bgzip\b/.test(String(response.req.headers['accept-encoding'] ?? ''))) {
    const body = Buffer.from(await answer.arrayBuffer());
    const packed = body.length < WORTH_PACKING ? body : await pack(body);
    if (packed !== body) headers['content-encoding'] = 'gzip';
    // Its own length stands for the plain body.
    response.writeHead(answer.status, { 'cache-control': 'no-store', vary: 'accept-encoding', ...withoutLength(headers) });
    return void response.end(packed);
  }
  response.writeHead(answer.status, { 'cache-control': 'no-store', ...headers });
  if (!answer.body) return void response.end();
  const reader = answer.body.getReader();
  // Whoever closes the page ends the stream.
  response.once('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done || response.destroyed) break;
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
function ownParser(schema: GraphQLSchema): Plugin<Inside> {
  const read = documentReader(schema);
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

function requireOperation(document: DocumentNode, name: string | undefined, faulty: (error: GraphQLError) => GraphQLError): void {
  if (getOperationAST(document, name)) return;
  const message = name ? `The document has no operation named ${name}.` : 'The document has several operations: name one in operationName.';
  throw faulty(new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } }));
}

/**
 * The resolvers' context is made here and not merged into yoga's: merging would read `caller`, which refuses strangers.
 * Streams of events run through the hub, and end when the access they began with does.
 */
function ownExecution(
  subscribe: Hub['subscribe'],
  access: AccessWatch,
  open: Set<LiveOperation>,
  onDone: (done: OperationDone) => void,
): Plugin<Inside> {
  const contextFor = (args: ExecutionArgs): Promise<Context> => (args.contextValue as Inside).makeContext();
  const begin = async (args: ExecutionArgs) => {
    const context = await contextFor(args);
    const operation = await subscribe({ ...args, contextValue: context });
    if (!(operation instanceof LiveOperation)) return operation;
    const forget = access.watch({ sessionId: context.user?.sessionId ?? null, actor: context.findCaller()?.actor ?? null }, () =>
      operation.finish(),
    );
    open.add(operation);
    operation.onFinish(() => {
      forget();
      open.delete(operation);
    });
    return operation;
  };
  return {
    onExecute: ({ setExecuteFn }) =>
      setExecuteFn(timed(onDone, async (args) => execute({ ...args, contextValue: await contextFor(args) })) as never),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(begin as never),
  };
}
