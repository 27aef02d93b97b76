import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Actor } from '../../domain/kernel/actor.ts';
import { allowanceKey, planOf, type Spend } from './allowance.ts';
import { costOf, dependsOnVariables } from './cost.ts';

/** Objects in one answer: what the largest page of the app asks for, twice. */
export const MOST_PER_CALL = 25_000;

/** What an operation costs, as `extensions.cost` tells it. */
export interface CostReport {
  requested: number;
  mostPerCall: number;
  /** What the caller may spend now; null for a stranger, who is not counted. */
  available: number | null;
  capacity: number | null;
  restoredPerSecond: number | null;
}

export interface Metered {
  cost: CostReport;
  refusal: GraphQLError | null;
}

interface Asked {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
  actor: Actor | null;
  /** Only tell what it would cost: nothing is spent. */
  dryRun?: boolean;
}

/** Says before an operation runs what it costs, and whether its caller may spend that. */
export type Meter = (asked: Asked) => Promise<Metered>;

export function meter(schema: GraphQLSchema, spend: Spend): Meter {
  return async ({ document, operationName, variables, actor, dryRun = false }) => {
    const requested = costIn(schema, { document, operationName, variables });
    const plan = actor && planOf(actor);
    const cost: CostReport = {
      requested,
      mostPerCall: MOST_PER_CALL,
      available: null,
      capacity: plan?.capacity ?? null,
      restoredPerSecond: plan?.restoredPerSecond ?? null,
    };
    if (requested > MOST_PER_CALL && !dryRun) return { cost, refusal: tooMuch(cost) };
    if (!actor || !plan) return { cost, refusal: null };
    const isFree = requested === 0 || (actor.kind === 'board' && isSubscription(document, operationName));
    if (isFree && !dryRun) return { cost, refusal: null };
    const { granted, spent } = await spend(allowanceKey(actor), dryRun ? 0 : requested, plan);
    cost.available = Math.max(0, Math.floor(plan.capacity - spent));
    return {
      cost,
      refusal: granted ? null : throttled(cost, Math.max(1, Math.ceil((spent + requested - plan.capacity) / plan.restoredPerSecond))),
    };
  };
}

/** Null where variables decide. */
const fixedCosts = new WeakMap<OperationDefinitionNode, number | null>();

/** What an operation costs; reckoned once where that is the same with any variables, as for thousands of walls that come back. */
function costIn(
  schema: GraphQLSchema,
  { document, operationName, variables }: Pick<Asked, 'document' | 'operationName' | 'variables'>,
): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const known = fixedCosts.get(operation);
  if (typeof known === 'number') return known;
  const cost = costOf(schema, document, operationName ?? undefined, variables ?? undefined);
  if (known === undefined) fixedCosts.set(operation, dependsOnVariables(document) ? null : cost);
  return cost;
}

/** A thousand walls that open again at one moment are answered once (server/live/group.ts). */
const isSubscription = (document: DocumentNode, name: string | null | undefined): boolean =>
  getOperationAST(document, name)?.operation === OperationTypeNode.SUBSCRIPTION;

const tooMuch = (cost: CostReport): GraphQLError =>
  new GraphQLError(
    `This operation costs ${cost.requested}; at most ${cost.mostPerCall} are taken in one call. Ask for shorter pages (\`first\`) or fewer lists within lists, and for the rest in further calls.`,
    { extensions: { code: 'COST_TOO_HIGH', cost } },
  );

const throttled = (cost: CostReport, seconds: number): GraphQLError =>
  new GraphQLError(
    `This operation costs ${cost.requested} and ${cost.available} are left; ${cost.restoredPerSecond} come back each second. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    {
      extensions: {
        code: 'THROTTLED',
        cost,
        retryAfterSeconds: seconds,
        http: { status: 429, headers: { 'retry-after': String(seconds) } },
      },
    },
  );
