import { graphql } from '../graphql/generated/gql.ts';

export const ProjectMarginsDocument = graphql(`
  query ProjectMargins($archived: Boolean!) {
    projectMargins(archived: $archived) {
      target {
        low
        high
      }
      computed {
        changesBehind
      }
      total {
        revenueMinor
        peopleCostMinor
        expenseMinor
        margin
        standing
      }
      projects {
        id: projectId
        name
        clientName
        revenueMinor
        peopleCostMinor
        expenseMinor
        costMinor
        margin
        standing
      }
    }
  }
`);

export const ProjectMarginRowsDocument = graphql(`
  query ProjectMarginRows($projectId: ID!) {
    projectMarginRows(projectId: $projectId) {
      sessions {
        id: bookingId
        title
        state
        startsAt
        endsAt
        revenueMinor
        peopleCostMinor
        people
      }
      expenses {
        id: expenseId
        description
        spentOn
        amountMinor
      }
    }
  }
`);
