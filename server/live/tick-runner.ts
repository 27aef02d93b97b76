import { execute, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Context } from '../../schema/context.ts';
import { isPersonalRole, standIn } from './audience.ts';
import type { PresenceNews, Tick } from './live.ts';
import type { Operation } from './operation.ts';

/** One answer, computed and serialised once, for everyone of a group. */
export interface Payload {
  text: string;
  result: ExecutionResult;
}

export type Outcome =
  | { kind: 'payload'; payload: Payload }
  /** The rules say no: the subscription ends with these errors. */
  | { kind: 'refused'; errors: readonly GraphQLError[] }
  /** A bug or an outage: to be tried again. */
  | { kind: 'failed'; errors: readonly GraphQLError[] }
  /** The answer was this person's alone and must not be shared. */
  | { kind: 'personal' };

export interface TickRunnerOptions {
  schema: GraphQLSchema;
  createContext(actor: Actor): Context;
  isExpected(error: GraphQLError): boolean;
  present(error: GraphQLError): GraphQLError;
}

// More would only queue up before the same few database connections.
const MOST_AT_ONCE = 6;

/** Executes subscription documents for ticks, a few at a time. */
export class TickRunner {
  /** How many documents were executed: with shared execution it does not grow with the number of subscribers. */
  executions = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly options: TickRunnerOptions;

  constructor(options: TickRunnerOptions) {
    this.options = options;
  }

  async run(operation: Operation, actor: Actor, tick: Tick | PresenceNews, shared: boolean): Promise<Outcome> {
    if (this.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await this.execute(operation, actor, tick, shared);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async execute(operation: Operation, actor: Actor, tick: Tick | PresenceNews, shared: boolean): Promise<Outcome> {
    const { schema, createContext, isExpected, present } = this.options;
    this.executions += 1;
    let personal = false;
    const group = shared && !isPersonalRole(actor) ? standIn(actor, () => (personal = true)) : actor;
    // A fresh context each time: nothing a subscription began with may outlive the moment.
    const result = await execute({
      schema,
      document: operation.document,
      operationName: operation.operationName,
      variableValues: operation.variables,
      rootValue: tick,
      contextValue: createContext(group),
    });
    if (personal) return { kind: 'personal' };
    const errors = result.errors ?? [];
    if (errors.some((error) => !isExpected(error))) return { kind: 'failed', errors: errors.map(present) };
    if (errors.length > 0 && !result.data) return { kind: 'refused', errors: errors.map(present) };
    const answer: ExecutionResult = errors.length > 0 ? { ...result, errors: errors.map(present) } : result;
    return { kind: 'payload', payload: { text: JSON.stringify(answer), result: answer } };
  }
}
