import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('run.js', import.meta.url));

/** What Node is to be called with for another program of ours, such as workers/main.ts. */
export const program = (name: string, ...options: string[]): string[] => [RUN, name, ...options];
