import { encodeId } from '../../shared/ids.ts';
import type { House } from '../a-house.ts';

/**
 * A valid input, with every field that it can hold, as a client sends it. It makes the records that it names,
 * so that the next one is independent of it. `as` is who sends it when that matters.
 */
export type Example = (house: House) => Promise<Record<string, unknown>>;

/** A record's id in the API. */
export const id = async (type: string, record: Promise<string> | string): Promise<string> => encodeId(type, await record);
