interface DriverCause {
  originalCode?: string;
  code?: string;
  constraint?: { index?: string; fields?: string[] };
  originalMessage?: string;
}

/** The SQLSTATE behind an error of Prisma (which hides it two levels deep) or of the driver itself; null for anything else. */
export function sqlState(error: unknown): string | null {
  const cause = causeOf(error);
  return cause?.originalCode ?? cause?.code ?? null;
}

/** What PostgreSQL said, for telling constraints apart. */
export const sqlMessage = (error: unknown): string => causeOf(error)?.originalMessage ?? (error instanceof Error ? error.message : '');

function causeOf(error: unknown): DriverCause | null {
  if (typeof error !== 'object' || error === null) return null;
  const known = error as { meta?: { driverAdapterError?: { cause?: DriverCause } }; cause?: DriverCause; code?: string };
  if (known.meta?.driverAdapterError?.cause) return known.meta.driverAdapterError.cause;
  if (known.cause?.originalCode) return known.cause;
  return typeof known.code === 'string' && /^[0-9A-Z]{5}$/.test(known.code) ? (known as DriverCause) : null;
}

export const EXCLUSION_VIOLATION = '23P01';
export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
