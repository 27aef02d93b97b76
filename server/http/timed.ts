import { getOperationAST, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { OperationDone } from '../metrics.ts';
import { isExpected } from './present-error.ts';

type Execute = (args: ExecutionArgs) => Promise<ExecutionResult>;

/** Executes, and tells how long it took and what became of it. */
export function timed(onDone: (done: OperationDone) => void, run: Execute): Execute {
  return async (args) => {
    const startedAt = performance.now();
    let outcome: OperationDone['outcome'] = 'failed';
    try {
      const result = await run(args);
      outcome = outcomeOf(result);
      return result;
    } finally {
      onDone({ ...nameOf(args), outcome, seconds: (performance.now() - startedAt) / 1_000 });
    }
  };
}

/** By its first root field, which the schema has: validation came before. Several at once go by the name of the first. */
function nameOf({ document, operationName }: ExecutionArgs): Pick<OperationDone, 'kind' | 'field'> {
  const operation = getOperationAST(document, operationName);
  const first = operation?.selectionSet.selections[0];
  return { kind: operation?.operation ?? 'query', field: first?.kind === 'Field' ? first.name.value : 'fragment' };
}

/** Refusals of mutations are answers, too. */
function outcomeOf({ errors = [] }: ExecutionResult): OperationDone['outcome'] {
  if (errors.length === 0) return 'answered';
  return errors.every(isExpected) ? 'refused' : 'failed';
}
