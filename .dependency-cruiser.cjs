/*
 * The table of the house: who may import whom. A line here is a line of the README's map.
 * Paths are regular expressions over paths from the root.
 */
const TEST = String.raw`(\.test\.tsx?$|/testing/)`;
const RULES = String.raw`^domain/.*-(rules|policy|states)\.ts$`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no beginning to read from. Types alone may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^domain/kernel/', pathNot: TEST },
      to: { path: '^(domain|server|schema|workers|client|prisma|e2e|bench)/', pathNot: '^(domain/kernel|prisma/generated)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules and policies know the kernel, other rules and types: the client runs them too.',
      severity: 'error',
      from: { path: RULES },
      to: { pathNot: String.raw`^domain/kernel/|-(rules|policy|states)\.ts$`, dependencyTypesNot: ['type-only', 'core'] },
    },
    {
      name: 'domain-knows-no-doors',
      comment: 'No HTTP, GraphQL, Redis or UI in the rules of the studio.',
      severity: 'error',
      from: { path: '^domain/', pathNot: TEST },
      to: { path: '^(server|schema|workers|client|e2e|bench)/|node_modules/(graphql|@pothos|bullmq|ioredis|ws|solid-js|@urql)' },
    },
    {
      name: 'schema-is-a-thin-door',
      severity: 'error',
      from: { path: '^schema/', pathNot: TEST },
      to: { path: '^(server|workers|client|e2e|bench)/', pathNot: '^server/live/live.ts$' },
    },
    {
      name: 'workers-know-the-domain',
      comment:
        'Beside it only what every process starts, stops and is measured by, the doorbell, who carries the mail of sign-in, and who asks the API for exports.',
      severity: 'error',
      from: { path: '^workers/', pathNot: TEST },
      to: {
        path: '^(server|schema|client|e2e|bench)/',
        pathNot: String.raw`^server/(config|cannot-start|stop-signals|metrics-route|auth/postman|exporting/write-lines|live/(doorbell|postgres-wire|redis-wire))\.ts$`,
      },
    },
    {
      name: 'one-file-knows-bullmq',
      severity: 'error',
      from: { pathNot: ['^workers/queue.ts$', TEST] },
      to: { path: 'node_modules/bullmq' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^server/', pathNot: TEST },
      to: { path: '^(client|workers|e2e|bench)/' },
    },
    {
      name: 'nobody-imports-the-process',
      severity: 'error',
      from: { path: '^(domain|schema|workers|client|prisma)/', pathNot: TEST },
      to: { path: '^server/(http/|main.ts|start.ts|dev.ts)' },
    },
    {
      name: 'client-asks-the-api',
      comment: 'The client shares rules, policies and types with the server, and nothing else.',
      severity: 'error',
      from: { path: '^client/', pathNot: TEST },
      to: {
        path: '^(domain|server|schema|workers|prisma|e2e|bench)/',
        pathNot: `${RULES}|^domain/kernel/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'client-sees-no-tables',
      severity: 'error',
      from: { path: '^client/', pathNot: TEST },
      to: { path: '^(server|schema|workers|prisma|e2e|bench)/' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'What the product runs never needs a test or its fixtures.',
      severity: 'error',
      from: { path: '^(domain|schema|server|workers|client|prisma)/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'everything-is-declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-exists',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: String.raw`^virtual:|\.css$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
