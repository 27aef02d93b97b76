/** The database of this test process: a clone of the migrated template that the run made. */
export function testDatabaseUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('No test database. Start the tests with `npm test`, which brings one up.');
  return url;
}
