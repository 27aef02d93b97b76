import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { include: ['{domain,schema,server,workers,client,prisma}/**/*.test.ts'] } });
