import { globalIdOf } from '../../domain/activity/record-ids.ts';
import { invalid, words } from '../../domain/kernel/errors.ts';
import { isId } from '../../domain/kernel/ids.ts';

export const encodeId = globalIdOf;

/** @throws InvalidInput at the path, naming what kind of id belongs there */
export function decodeId(encoded: string, types: readonly string[] | null, path: string): { typename: string; id: string } {
  const [typename = '', id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  const expected = types ? types.map((type) => words(type)).join(' or ') : 'record';
  if (!/^[A-Z]\w*$/.test(typename) || rest.length > 0 || !isId(id) || encodeId(typename, id) !== encoded)
    throw invalid(path, `This is not the id of a ${expected}. Take it from a list or a link.`);
  if (types && !types.includes(typename)) throw invalid(path, `This is the id of a ${words(typename)}, not of a ${expected}.`);
  return { typename, id };
}
