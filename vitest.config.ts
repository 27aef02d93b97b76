import { readdirSync, readFileSync } from 'node:fs';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

const ON_SERVER = '{domain,schema,server,workers,prisma}/**/*.test.ts';

/** In Redis mode only those are run again for whom the mode makes a difference: they ask for testRedisUrl. */
const forRedis = (): string[] =>
  ['domain', 'schema', 'server', 'workers'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('testing/test-redis.ts')),
  );

const redis = process.env.TEST_MODE === 'redis';

export default defineConfig({
  test: {
    // The packages of the schema load this file of graphql; a second copy would refuse their types.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    passWithNoTests: true,
    maxWorkers: '100%', // one less leaves half of a small machine idle
    projects: [
      {
        extends: true,
        test: {
          name: redis ? 'redis' : 'server',
          include: redis ? forRedis() : [ON_SERVER],
          globalSetup: 'prisma/testing/global-setup.ts',
          setupFiles: 'prisma/testing/per-file.ts',
          pool: 'forks',
          // Loading the schema and Prisma anew for each file took as long as its tests; each file has a database of its own all the same.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      ...(redis
        ? []
        : [
            {
              extends: true as const,
              // Signals react in the build of Solid that browsers get; Node would be given the one that renders once.
              plugins: [solid({ ssr: false })],
              resolve: { conditions: ['browser', 'development'] },
              // The plugin would ask for jsdom; what needs a page is tested in a real one (e2e).
              test: {
                name: 'client',
                environment: 'node',
                include: ['client/**/*.test.{ts,tsx}'],
                server: { deps: { inline: [/solid/] } },
              },
            },
          ]),
    ],
  },
});
