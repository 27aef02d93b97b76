import type { TestProject } from 'vitest/node';
import { startRedis } from './redis-server.ts';
import { dropAll, makeTemplate, type TestDatabases } from './test-databases.ts';
import { startTestServer } from './test-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabases: TestDatabases;
    testRedisUrl: string | null;
    /** Null on a server of somebody else's. */
    testAdminUrl: string | null;
  }
}

/** Once per run: a database server (or the one that TEST_DATABASE_URL names) and, in Redis mode, a Redis. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env.TEST_DATABASE_URL;
  const server = named ? { url: named, adminUrl: null, stop: async () => undefined } : await startTestServer();
  const redis = process.env.TEST_MODE === 'redis' ? await startRedis() : null;
  const databases = await makeTemplate(server.url);
  project.provide('testDatabases', databases);
  project.provide('testAdminUrl', server.adminUrl);
  project.provide('testRedisUrl', redis?.url ?? null);
  return async () => {
    if (named) await dropAll(databases);
    await redis?.stop();
    await server.stop();
  };
}
