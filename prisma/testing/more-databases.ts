import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { cloneTemplate, makeEmpty } from './test-databases.ts';

const suffix = (): string => randomBytes(4).toString('hex');

/** Another migrated database without a row, beside the one of the test file. Gone with the run. */
export const anotherDatabase = (): Promise<string> => cloneTemplate(inject('testDatabases'), suffix());

/** A database that no migration has touched. */
export const unmigratedDatabase = (): Promise<string> => makeEmpty(inject('testDatabases'), suffix());
