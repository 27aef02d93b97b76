import { invalid } from './errors.ts';
import { sqlState, UNIQUE_VIOLATION } from './sql-state.ts';

/** A name or code that must be the only one: a second one, also when entered at the same moment, is refused at its field. */
export async function refusingTwin<T>(write: Promise<T>, path: string, message: string): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) throw invalid(path, message);
    throw error;
  }
}
