const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
export const quantile = (values: readonly number[], q: number): number => {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(q * all.length))] ?? Number.NaN;
};
const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Median with the quartiles around it: `412 (398–430)`. */
export const spread = (values: readonly number[]): string =>
  `${digits(quantile(values, 0.5))} (${digits(quantile(values, 0.25))}–${digits(quantile(values, 0.75))})`;

/** One line a figure: what, the median of the per-round ratios with its quartiles, the aim, and the absolute numbers behind it. */
export function report(what: string, aim: string, ratios: readonly number[], behind: string): void {
  console.log(`${what}: ratio ${spread(ratios)} · aim ${aim} · ${behind}`);
}
