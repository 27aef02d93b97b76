import { batch, createSignal } from 'solid-js';
import { createStore, produce, reconcile, unwrap } from 'solid-js/store';

/** What somebody is typing into the form of a record. */
export interface Draft<Values extends object> {
  /** As the form shows them. */
  values: Values;
  set<Key extends keyof Values>(key: Key, value: Values[Key]): void;
  /** Only what differs from the record: an edit names nothing that its author did not touch. */
  changes(): Partial<Values>;
  isChanged(): boolean;
  /** The version the edit is based on; undefined for a new record. */
  version(): number | undefined;
  /** Starts over with a record, or with the values of a new one. */
  start(values: Values, version?: number): void;
  /** The record changed meanwhile: fields that nobody touched here follow it, the others are kept and their clash is left to the server. */
  follow(values: Values, version: number): void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const copy = <Values extends object>(values: Values): Values => structuredClone(unwrap(values));

export function createDraft<Values extends object>(empty: Values): Draft<Values> {
  const [values, setValues] = createStore<{ now: Values; base: Values }>({ now: copy(empty), base: copy(empty) });
  const [version, setVersion] = createSignal<number>();
  const keys = (): (keyof Values)[] => Object.keys(values.base) as (keyof Values)[];
  const isTouched = (key: keyof Values): boolean => !same(values.now[key], values.base[key]);

  return {
    get values() {
      return values.now;
    },
    set: (key, value) => setValues(produce(({ now }) => void (now[key] = value))),
    changes: () =>
      Object.fromEntries(
        keys()
          .filter(isTouched)
          .map((key) => [key, copy({ value: values.now[key] }).value]),
      ) as Partial<Values>,
    isChanged: () => keys().some(isTouched),
    version,
    start: (next, at) =>
      batch(() => {
        setValues(reconcile({ now: copy(next), base: copy(next) }));
        setVersion(at);
      }),
    follow: (next, at) =>
      batch(() => {
        if (version() === undefined || at <= version()!) return;
        const contested = keys().some((key) => isTouched(key) && !same(next[key], values.base[key]));
        for (const key of keys()) {
          if (isTouched(key)) continue;
          const value = copy({ value: next[key] }).value;
          setValues(
            produce(({ now, base }) => {
              now[key] = value;
              base[key] = copy({ value }).value;
            }),
          );
        }
        if (!contested) setVersion(at);
      }),
  };
}
