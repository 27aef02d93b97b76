/** The database of this test file: a clone of the migrated template that the run made, without a studio. */
export function testDatabaseUrl(): string {
  // Scripts that are no tests may name a database directly.
  const url = process.env.CALLBOARD_TEST_DATABASE ?? process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('No test database. Start the tests with `npm test` or `npx vitest run`, which bring one up.');
  return url;
}
