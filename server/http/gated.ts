import type { IncomingMessage, ServerResponse } from 'node:http';
import { execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Context } from '../../schema/context.ts';
import { allowanceKey } from '../graphql/allowance.ts';
import { answerGraphqlError } from './answer.ts';
import { clientAddress } from './origin.ts';
import { TurnedAway, type Gate, type GateReason } from './gate.ts';

const ANSWERS = {
  overloaded: { status: 503, code: 'OVERLOADED' },
  too_many_at_once: { status: 429, code: 'TOO_MANY_AT_ONCE' },
} as const satisfies Record<GateReason, { status: number; code: string }>;

/** Whose share of the gate a request takes, by what it shows and before anything is looked up. */
const shownBy = ({ headers }: IncomingMessage): string | undefined => headers.authorization ?? headers.cookie;

/** Does the work once the gate lets the request in, or answers 503 or 429 with `retry-after`. Undefined when nothing is left to be done. */
export async function throughGate<T>(
  gate: Gate,
  { request, response, publicUrl }: { request: IncomingMessage; response: ServerResponse; publicUrl: string },
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    // Whoever went away while they waited is not worked for.
    return await gate.run(shownBy(request) ?? clientAddress(request, publicUrl), async () => (response.destroyed ? undefined : work()));
  } catch (error) {
    if (!(error instanceof TurnedAway)) throw error;
    const { message, reason, retryAfterSeconds } = error;
    const { status, code } = ANSWERS[reason];
    answerGraphqlError(response, status, { message, code }, { 'retry-after': String(retryAfterSeconds) });
    return undefined;
  }
}

/** The same for queries and mutations that come over a socket. */
export const gatedExecution =
  (gate: Gate) =>
  async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const actor = (args.contextValue as Context).findCaller()?.actor;
    try {
      return await gate.run(actor ? allowanceKey(actor) : 'stranger', () => execute(args));
    } catch (error) {
      if (!(error instanceof TurnedAway)) throw error;
      const { message, reason, retryAfterSeconds } = error;
      return { errors: [new GraphQLError(message, { extensions: { code: ANSWERS[reason].code, retryAfterSeconds } })] };
    }
  };
