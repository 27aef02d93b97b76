import pg from 'pg';
import { currentReach, EVERY } from '../domain/kernel/in-studio.ts';

/**
 * Superusers are above every policy, so a connection of theirs takes the role that migrate() made for them. Where that is missing the
 * connection is refused: there is none that would see everything by mistake.
 */
const BELOW_POLICIES = `SELECT set_config('role', 'callboard_isolated', false) FROM pg_roles
  WHERE rolname = session_user AND (rolsuper OR rolbypassrls)`;
const REACH = { name: 'callboard_reach', text: `SELECT set_config('callboard.studio', $1, false)` };

/** Whoever asks across studios holds a connection for one short statement, so fewer serve as many. */
const acrossOf = (max: number): number => Math.max(2, Math.ceil(max / 2));

/**
 * Connections that know how far the statement about to be sent may see. It is told only when it is another than that before it, so a
 * house with one studio hardly ever pays for it; and never inside a transaction, whose end might take it back. Each request is let in by
 * a look across studios and then works in one, so there are connections of their own for either.
 */
export class IsolatedPool extends pg.Pool {
  readonly #reaches = new WeakMap<pg.PoolClient, string>();
  readonly #across: pg.Pool;

  constructor(config: pg.PoolConfig) {
    const below = { ...config, onConnect: async (client: pg.ClientBase) => void (await client.query(BELOW_POLICIES)) };
    super(below);
    this.#across = new pg.Pool({ ...below, max: acrossOf(this.options.max) });
    this.#across.on('error', (error, client) => this.emit('error', error, client));
    // One at rest that breaks is replaced by the next. Whoever is told of it has gone when the pool ends, and nobody to hear it is a crash.
    this.on('error', () => undefined);
    // A connection that breaks between two statements of a transaction has nobody else to tell; the next statement fails, which says it.
    for (const pool of [this, this.#across]) pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Of both kinds: open, idle, and how many wait for one. */
  get counts(): { open: number; idle: number; waiting: number } {
    const [one, every] = [this, this.#across];
    return {
      open: one.totalCount + every.totalCount,
      idle: one.idleCount + every.idleCount,
      waiting: one.waitingCount + every.waitingCount,
    };
  }

  override async connect(): Promise<never> {
    const wanted = currentReach();
    const client = await (wanted === EVERY ? this.#across.connect() : super.connect());
    try {
      if (this.#reaches.get(client) !== wanted) await client.query({ ...REACH, values: [wanted] });
      this.#reaches.set(client, wanted);
      return client as never;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  override async query(...given: unknown[]): Promise<never> {
    const client: pg.PoolClient = await this.connect();
    try {
      const result = await client.query(...(given as [pg.QueryConfig]));
      client.release();
      return result as never;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  override async end(): Promise<void> {
    await Promise.all([super.end(), this.#across.end()]);
  }
}
