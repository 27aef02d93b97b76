import type { Logger } from 'pino';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import { SCOPES } from '../../domain/kernel/scopes.ts';
import { boardKey } from './audience.ts';

/** An open connection: what it came in with, and what it does when that is worth nothing any more. */
export interface Guest {
  readonly sessionId: string | null;
  readonly actor: Actor | null;
  /** Told once, when access has ended, or is another, or cannot be known. */
  lose(loss: Loss): void;
}

export type Loss = 'revoked' | 'changed' | 'unknown';

const EVERY_MS = 3_000;
/** How long the database may be away before open connections are in doubt, and doubt refuses. */
const LONGEST_DOUBT_MS = 20_000;

const stateOf = (actor: Actor): string => {
  if (actor.kind === 'member') return `${actor.role}|${actor.personId ?? ''}|${actor.clientId ?? ''}`;
  if (actor.kind === 'key') return [...actor.scopes].sort().join(' ');
  return actor.kind === 'board' ? boardKey(actor) : '';
};

/** Under which name it stands among what is valid; of a key each secret has its own. */
const placeOf = (actor: Exclude<Actor, { kind: 'system' }>): string => {
  if (actor.kind === 'member') return `member ${actor.memberId}`;
  return actor.kind === 'board' ? `board ${actor.boardId}` : `key ${actor.keyId} ${actor.generation}`;
};

/** Looks again and again, in one statement for all, whether those who are connected still may be. */
export class AccessWatch {
  private readonly guests = new Set<Guest>();
  private readonly db: Db;
  private readonly log: Logger;
  private timer: NodeJS.Timeout | undefined;
  private checking: Promise<void> | undefined;
  private checkedAt = Date.now();
  private closed = false;

  constructor(db: Db, log: Logger) {
    this.db = db;
    this.log = log;
    this.schedule(EVERY_MS);
  }

  /** Looks after a guest until it is forgotten, or told of its loss. */
  watch(guest: Guest): void {
    if (this.guests.size === 0) this.checkedAt = Date.now();
    this.guests.add(guest);
  }

  forget(guest: Guest): void {
    this.guests.delete(guest);
  }

  /** Something about members or boards has changed. */
  checkSoon(): void {
    if (!this.closed) this.schedule(0);
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.checking ??= this.check().finally(() => {
        this.checking = undefined;
        if (!this.closed) this.schedule(EVERY_MS);
      });
    }, milliseconds);
    this.timer.unref();
  }

  private async check(): Promise<void> {
    if (this.guests.size === 0) return;
    const guests = [...this.guests];
    try {
      const valid = await this.readValid(guests);
      this.checkedAt = Date.now();
      for (const guest of guests) {
        const loss = lossOf(guest, valid);
        if (loss && this.guests.delete(guest)) guest.lose(loss);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'Open connections cannot be checked; trying again');
      if (Date.now() - this.checkedAt < LONGEST_DOUBT_MS) return;
      for (const guest of guests) if (this.guests.delete(guest)) guest.lose('unknown');
    }
  }

  private async readValid(all: Guest[]): Promise<Map<string, string>> {
    const sessions = once(all.map(({ sessionId }) => sessionId));
    const members = once(all.map(({ actor }) => (actor?.kind === 'member' ? actor.memberId : null)));
    // A link may hang on a thousand walls.
    const boards = once(all.map(({ actor }) => (actor?.kind === 'board' ? actor.boardId : null)));
    const keys = once(all.map(({ actor }) => (actor?.kind === 'key' ? actor.keyId : null)));
    const rows = await this.db.$queryRaw<{ key: string; state: string }[]>`
      SELECT 'session ' || id AS key, '' AS state FROM session WHERE id = ANY(${sessions}::text[]) AND expires_at > now()
      UNION ALL
      SELECT 'member ' || id, role || '|' || coalesce(person_id::text, '') || '|' || coalesce(client_id::text, '')
        FROM member WHERE id = ANY(${members}::uuid[]) AND removed_at IS NULL
      UNION ALL
      SELECT 'board ' || id, concat_ws(' ', privacy::text, coalesce(room_id::text, ''), CASE WHEN may_check_in THEN 'acts' ELSE '' END) FROM board_link WHERE id = ANY(${boards}::uuid[]) AND revoked_at IS NULL
      UNION ALL
      SELECT 'key ' || api_key.id || ' ' || secret.generation,
          array_to_string(ARRAY(SELECT scope COLLATE "C" FROM unnest(scopes) AS scope WHERE scope = ANY (${SCOPES}::text[]) ORDER BY 1), ' ')
        FROM api_key, LATERAL (VALUES (generation, 'infinity'::timestamptz), (generation - 1, previous_valid_until)) AS secret (generation, until)
        WHERE id = ANY(${keys}::uuid[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND secret.until > now()`;
    return new Map(rows.map(({ key, state }) => [key, state]));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }
}

const once = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

function lossOf({ sessionId, actor }: Guest, valid: Map<string, string>): Loss | null {
  if (sessionId !== null && !valid.has(`session ${sessionId}`)) return 'revoked';
  if (!actor || actor.kind === 'system') return null;
  const state = valid.get(placeOf(actor));
  if (state === undefined) return 'revoked';
  return state === stateOf(actor) ? null : 'changed';
}
