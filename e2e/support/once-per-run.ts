import { rmSync } from 'node:fs';
import { buildClient } from '../../server/build-client.ts';
import { makePatternFolder } from './patterns.ts';

/** Builds the pages, so that the first product to start is as quick as the others. */
export default async function oncePerRun(): Promise<() => void> {
  await buildClient((line) => console.log(line));
  const patterns = makePatternFolder();
  return () => rmSync(patterns, { recursive: true, force: true });
}
