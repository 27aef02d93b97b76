import type { z } from 'zod';
import { actorKey } from './actor.ts';
import type { Caller } from './caller.ts';
import { parseInput } from './input.ts';
import { once, type Answer } from './once.ts';
import { transact, type Tx } from './transact.ts';

export type CommandResult = Answer;

export interface Command<Input extends z.ZodType, Result extends CommandResult> {
  (caller: Caller, input: z.input<Input>): Promise<Result>;
  /** The same inside somebody else's transaction; the input is parsed already. */
  within(tx: Tx, input: z.output<Input>): Promise<Result>;
  readonly commandName: string;
}

/**
 * A write of the studio: parses its input, then decides and writes in one transaction, and records what changed as its last step.
 * With a once-key the answer is kept in the same transaction, and a repeat is given that answer.
 * @throws InvalidInput before anything is read · OnceKeyReused · and whatever `run` refuses with
 */
export function command<Input extends z.ZodType, Result extends CommandResult>(
  name: string,
  schema: Input,
  run: (tx: Tx, input: z.output<Input>) => Promise<Result>,
): Command<Input, Result> {
  const call = async (caller: Caller, raw: z.input<Input>): Promise<Result> => {
    const input = parseInput(schema, raw);
    const { onceKey } = caller;
    if (!onceKey) return transact(caller, (tx) => run(tx, input));
    return transact(caller, (tx) => {
      const asked = { studioId: tx.studioId, actor: actorKey(tx.actor), onceKey, command: name, input, at: tx.at };
      return once(tx.db, asked, () => run(tx, input));
    });
  };
  return Object.assign(call, { within: run, commandName: name });
}
