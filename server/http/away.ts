/** What Node, the driver, PostgreSQL (class 57P) and Prisma say of a database that is not there, or not yet again. */
const AWAY =
  /\b(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P0[1-5]|P1001|P1017)\b|reach database server|Connection terminated|is not queryable|closed the connection/;

/** Whether something failed because the database cannot be reached at the moment: asked again a little later it may work. */
export function isAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return AWAY.test(`${typeof code === 'string' ? code : ''} ${typeof message === 'string' ? message : ''}`);
}

export const UNAVAILABLE = {
  code: 'UNAVAILABLE',
  message: 'The record cannot be reached at the moment. Try again in a second, a mutation with its Idempotency-Key.',
};
export const RETRY_SOON = { 'retry-after': '1' };
