import { policy, STUDIO_HEADS } from '../kernel/policy.ts';

type ImportingAct = 'import';

/** An import writes thousands of sessions at once and makes rooms and clients, so the heads of the studio do it. */
export const importingPolicy = policy<ImportingAct>({ import: STUDIO_HEADS }, { import: 'Importing a calendar' });
