import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,schema,server,workers,client,prisma}/**/*.test.ts'],
    // Pothos loads the CommonJS build; a second copy of the library would not know its schema.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
});
