import { gql, type TypedDocumentNode } from '@urql/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const COUNT = gql`
  query Count {
    count
  }
` as TypedDocumentNode<{ count: number }, Record<string, never>>;

beforeAll(() => void vi.stubGlobal('location', { pathname: '/' }));
afterAll(() => void vi.unstubAllGlobals());

test('whoever asks again while the same question is under way hears what is known by then', async () => {
  let count = 0;
  const underWay: (() => void)[] = [];
  vi.stubGlobal('fetch', async () => {
    const read = count;
    await new Promise<void>((resolve) => underWay.push(resolve));
    return new Response(JSON.stringify({ data: { count: read } }), { headers: { 'content-type': 'application/json' } });
  });
  const { ask } = await import('./client.ts');
  const before = ask(COUNT, {});
  await vi.waitFor(() => expect(underWay).toHaveLength(1));
  count = 1;
  const after = ask(COUNT, {});
  await vi.waitFor(() => expect(underWay).toHaveLength(2));
  underWay.forEach((answer) => answer());
  expect(await Promise.all([before, after])).toEqual([{ count: 0 }, { count: 1 }]);
});
