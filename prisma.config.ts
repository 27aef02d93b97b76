import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's schema engine is a download; `generate`, `validate` and `format` do not use it but insist that it exists.
// Migrations are ours to apply (prisma/migrate.ts), so the stub refuses whoever calls it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('prisma/no-schema-engine', import.meta.url));

export default defineConfig({ schema: 'prisma/schema' });
