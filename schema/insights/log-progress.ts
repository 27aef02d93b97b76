import type { LogProgress } from '../../domain/activity/follow-changes.ts';
import { builder } from '../builder.ts';

export const Computed = builder.objectRef<LogProgress>('Computed').implement({
  description: 'How fresh computed figures are: workers follow the record, usually within a second.',
  access: 'carried',
  fields: (t) => ({
    revision: t.expose('revision', { type: 'BigInt', description: 'The studio’s latest revision.' }),
    computedRevision: t.expose('computedRevision', {
      type: 'BigInt',
      nullable: true,
      description: 'The revision whose changes are all in these figures; newer ones may be. Null before the first computation.',
    }),
    changesBehind: t.int({
      nullable: true,
      description:
        'How many changes of the record are perhaps not in these figures yet; 0 is up to date. Null before the first computation.',
      resolve: ({ revision, computedRevision }) => (computedRevision === null ? null : Number(revision - computedRevision)),
    }),
  }),
});
