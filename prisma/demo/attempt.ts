import { DomainError } from '../../domain/kernel/errors.ts';

/** Tries an act of the made-up studio; null when the studio refuses it. Visitors may have changed anything, and their will stands. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
