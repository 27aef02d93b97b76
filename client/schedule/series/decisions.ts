import { createSignal } from 'solid-js';
import type { PreviewedFragment, SeriesDecision } from '../../graphql/generated/graphql.ts';

/** One date of a series with what would become of it. */
export type Verdict = PreviewedFragment['dates'][number];

/** What somebody decided for a date, and how that is said in the list. */
export interface Decided {
  decision: SeriesDecision;
  said: string;
}

export interface Decisions {
  of(occurrence: string): Decided | undefined;
  decide(occurrence: string, decided: Decided | null): void;
  /** As the API takes them, those alone that are about one of these dates. */
  among(occurrences: readonly string[]): SeriesDecision[];
  all(): SeriesDecision[];
  clear(): void;
}

export function createDecisions(): Decisions {
  const [all, setAll] = createSignal<ReadonlyMap<string, Decided>>(new Map());
  return {
    of: (occurrence) => all().get(occurrence),
    decide: (occurrence, decided) =>
      setAll((before) => {
        const next = new Map(before);
        if (decided) next.set(occurrence, decided);
        else next.delete(occurrence);
        return next;
      }),
    among: (occurrences) => occurrences.flatMap((occurrence) => all().get(occurrence)?.decision ?? []),
    all: () => [...all().values()].map(({ decision }) => decision),
    clear: () => setAll(new Map()),
  };
}

export const skipped = (occurrence: string): Decided => ({ decision: { occurrence, decision: 'skip' }, said: 'left out' });
export const heldOnly = (occurrence: string): Decided => ({ decision: { occurrence, decision: 'hold' }, said: 'held only' });
export const left = (occurrence: string): Decided => ({ decision: { occurrence, decision: 'leave' }, said: 'stays where it is' });
