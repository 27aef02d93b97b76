import { graphql } from '../graphql/generated/gql.ts';
import { createRead } from '../graphql/read.ts';
import { minute } from '../time/clock.ts';

const OpenCheckoutsDocument = graphql(`
  query OpenCheckouts {
    checkouts(open: true, sort: DUE, first: 100) {
      nodes {
        id
        dueAt
      }
    }
  }
`);

/** How many units should be back by now: counted here, at the minute, among the hundred that are due first. */
export function useOverdue(): () => number | undefined {
  const read = createRead(OpenCheckoutsDocument, () => ({}), { areas: ['equipment'] });
  return () => read.data()?.checkouts.nodes.filter(({ dueAt }) => Date.parse(dueAt) <= +minute()).length || undefined;
}
