import { configureGlobal } from 'fast-check';
import { inject } from 'vitest';
import { cloneTemplate } from './test-databases.ts';

// Each test file starts with a studio-less database of its own; the one before it in this worker is gone.
process.env.CALLBOARD_TEST_DATABASE = await cloneTemplate(inject('testDatabases'), process.env.VITEST_POOL_ID ?? '0');

// A property tries as many cases as it asks for, and on a busy machine as many as fit: none of them is judged by the clock.
configureGlobal({ interruptAfterTimeLimit: 45_000 });
