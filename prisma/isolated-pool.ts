import pg from 'pg';
import { currentReach } from '../domain/kernel/in-studio.ts';

/**
 * Superusers are above every policy, so a connection of theirs takes the role that migrate() made for them. Where that is missing the
 * connection is refused: there is none that would see everything by mistake.
 */
const BELOW_POLICIES = `SELECT set_config('role', 'callboard_isolated', false) FROM pg_roles
  WHERE rolname = session_user AND (rolsuper OR rolbypassrls)`;
const REACH = { name: 'callboard_reach', text: `SELECT set_config('callboard.studio', $1, false)` };

/**
 * Connections that know how far the statement about to be sent may see. It is told only when it is another than that before it, so a
 * house with one studio hardly ever pays for it; and never inside a transaction, whose end might take it back.
 */
export class IsolatedPool extends pg.Pool {
  readonly #reaches = new WeakMap<pg.PoolClient, string>();

  constructor(config: pg.PoolConfig) {
    super({ ...config, onConnect: async (client) => void (await client.query(BELOW_POLICIES)) });
    // A connection that breaks between two statements of a transaction has nobody else to tell; the next statement fails, which says it.
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  override async connect(): Promise<never> {
    const client = await super.connect();
    const wanted = currentReach();
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
}
