import { invalid, NotFound } from '../../kernel/errors.ts';

/**
 * The ids in their new order: those that are named first, then the others as they stood.
 * @throws InvalidInput when one is named twice · NotFound
 */
export function inNewOrder(what: string, path: string, named: readonly string[], all: readonly { id: string }[]): string[] {
  const twice = named.findIndex((id, index) => named.indexOf(id) !== index);
  if (twice >= 0) throw invalid(`${path}.${twice}`, `This ${what} is named twice. Name it once.`);
  const known = new Set(all.map(({ id }) => id));
  const missing = named.find((id) => !known.has(id));
  if (missing) throw new NotFound(what, missing);
  return [...named, ...all.map(({ id }) => id).filter((id) => !named.includes(id))];
}
