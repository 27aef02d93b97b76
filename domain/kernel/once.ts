import { createHash } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Instant } from './clock.ts';
import { OnceKeyReused } from './errors.ts';

/** What is answered: plain JSON, so that a retry can be given the same. Who wants more reads it by id. */
export type Answer = Record<string, string | number | boolean | null | object>;

export interface Asked {
  studioId: string;
  /** Keys are the actor's own: two people may choose the same. */
  actor: string;
  onceKey: string;
  command: string;
  /** Compared as a hash. A password does not belong in it: a quick hash is no place to keep one. */
  input: unknown;
  at: Instant;
}

/**
 * Does it, and keeps the answer in the same transaction; a repeat is given that answer and writes nothing.
 * The receipt is inserted first: a second request with the same key waits here until the first has committed or failed.
 * @throws OnceKeyReused · whatever `run` refuses with
 */
export async function once<Result extends Answer>(db: Prisma.TransactionClient, asked: Asked, run: () => Promise<Result>): Promise<Result> {
  const { studioId, actor, onceKey, command, at } = asked;
  const inputHash = hashOf(command, asked.input);
  const where = { studioId_actor_onceKey: { studioId, actor, onceKey } };
  const inserted = await db.$executeRaw`
    INSERT INTO command_receipt (studio_id, actor, once_key, command, input_hash, result, at)
    VALUES (${studioId}::uuid, ${actor}, ${onceKey}, ${command}, ${inputHash}, 'null'::jsonb, ${at}::timestamptz)
    ON CONFLICT DO NOTHING`;
  if (inserted === 0) {
    const earlier = await db.commandReceipt.findUniqueOrThrow({ where });
    if (earlier.inputHash !== inputHash) throw new OnceKeyReused();
    return earlier.result as Prisma.JsonValue as Result;
  }
  const result = await run();
  await db.commandReceipt.update({ where, data: { result } });
  return result;
}

const hashOf = (command: string, input: unknown): string =>
  createHash('sha256').update(command).update('\0').update(JSON.stringify(input, plain)).digest('base64url');

/** Revisions are whole numbers that JSON has no word for. */
const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
