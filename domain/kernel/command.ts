import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client/client.ts';
import { actorKey } from './actor.ts';
import type { Caller } from './caller.ts';
import { OnceKeyReused } from './errors.ts';
import { parseInput } from './input.ts';
import { transact, type Tx } from './transact.ts';

/** What a command answers: plain JSON, so that a retry can be given the same. Who wants more reads it by id. */
export type CommandResult = Record<string, string | number | boolean | null | readonly string[] | readonly object[]>;

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
    if (!caller.onceKey) return transact(caller, (tx) => run(tx, input));
    const once = { onceKey: caller.onceKey, inputHash: hashOf(name, input) };
    return transact(caller, async (tx) => {
      const earlier = await takeReceipt<Result>(tx, name, once);
      if (earlier) return earlier;
      const result = await run(tx, input);
      await tx.db.commandReceipt.update({ where: { studioId_actor_onceKey: receiptKey(tx, once.onceKey) }, data: { result } });
      return result;
    });
  };
  return Object.assign(call, { within: run, commandName: name });
}

const receiptKey = (tx: Tx, onceKey: string) => ({ studioId: tx.studioId, actor: actorKey(tx.actor), onceKey });

/** Inserts the receipt first: a second request with the same key waits here until the first has committed or failed. */
async function takeReceipt<Result>(tx: Tx, name: string, once: { onceKey: string; inputHash: string }): Promise<Result | null> {
  const key = receiptKey(tx, once.onceKey);
  const inserted = await tx.db.$executeRaw`
    INSERT INTO command_receipt (studio_id, actor, once_key, command, input_hash, result, at)
    VALUES (${key.studioId}::uuid, ${key.actor}, ${key.onceKey}, ${name}, ${once.inputHash}, 'null'::jsonb, ${tx.at}::timestamptz)
    ON CONFLICT DO NOTHING`;
  if (inserted === 1) return null;
  const earlier = await tx.db.commandReceipt.findUniqueOrThrow({ where: { studioId_actor_onceKey: key } });
  if (earlier.inputHash !== once.inputHash) throw new OnceKeyReused();
  return earlier.result as Prisma.JsonValue as Result;
}

const hashOf = (name: string, input: unknown): string =>
  createHash('sha256').update(name).update('\0').update(JSON.stringify(input)).digest('base64url');
