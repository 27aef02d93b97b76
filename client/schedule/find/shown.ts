import { createSignal } from 'solid-js';
import type { FoundTimeFragment } from '../../graphql/generated/graphql.ts';

export type FoundSession = FoundTimeFragment['pieces'][number];

/** The sessions of the answer that is looked at: they stand on the schedule as they would be booked. */
export const [shown, setShown] = createSignal<readonly FoundSession[]>([]);
