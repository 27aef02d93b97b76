import { graphql } from '../graphql/generated/gql.ts';
import type { ProjectQuery, ProjectsQuery } from '../graphql/generated/graphql.ts';

export const ProjectStandingFragmentDocument = graphql(`
  fragment ProjectStanding on Project {
    stage
    deadline
    deliveredAt
    reportedHealth
    healthNote
    budgetUsed
  }
`);

export const ProjectsDocument = graphql(`
  query Projects(
    $archived: Boolean
    $stage: ProjectStage
    $search: String
    $sort: ProjectSort
    $reverse: Boolean
    $first: Int!
    $after: String
  ) {
    projects(archived: $archived, stage: $stage, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          position
          version
          client {
            id
            name
          }
          producer {
            id
            name
          }
          budgetMinor
          money {
            revenueMinor
            costMinor
            margin
          }
          ...ProjectStanding
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const ProjectDocument = graphql(`
  query Project($id: ID!, $now: DateTime!) {
    node(id: $id) {
      id
      ... on Project {
        name
        brief
        archivedAt
        createdAt
        version
        client {
          id
          name
        }
        producer {
          id
          name
        }
        budgetMinor
        money {
          revenueMinor
          peopleCostMinor
          expenseMinor
          costMinor
          margin
        }
        ...ProjectStanding
      }
    }
    coming: bookings(projectId: $id, from: $now, first: 12) {
      nodes {
        id
        title
        state
        startsAt
        endsAt
      }
      totalCount
    }
    past: bookings(projectId: $id, to: $now, first: 8, reverse: true) {
      nodes {
        id
        title
        state
        startsAt
        endsAt
      }
      totalCount
    }
  }
`);

export const ExpensesDocument = graphql(`
  query Expenses($projectId: ID!) {
    expenses(projectId: $projectId, sort: SPENT_ON, reverse: true, first: 100) {
      nodes {
        id
        category
        description
        amountMinor
        spentOn
        version
      }
      totalCount
    }
  }
`);

export type ProjectRow = ProjectsQuery['projects']['edges'][number]['node'];
export type ProjectDetail = Extract<NonNullable<ProjectQuery['node']>, { version: number }>;

export const CreateProjectDocument = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      ... on Project {
        id
        name
      }
      ...Refusal
    }
  }
`);

export const EditProjectDocument = graphql(`
  mutation EditProject($input: EditProjectInput!) {
    editProject(input: $input) {
      ... on Project {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const MoveProjectDocument = graphql(`
  mutation MoveProject($input: MoveProjectInput!) {
    moveProject(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
    }
  }
`);

export const ReportProjectHealthDocument = graphql(`
  mutation ReportProjectHealth($input: ReportProjectHealthInput!) {
    reportProjectHealth(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveProjectDocument = graphql(`
  mutation ArchiveProject($input: ArchiveProjectInput!) {
    archiveProject(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
    }
  }
`);

export const RestoreProjectDocument = graphql(`
  mutation RestoreProject($input: RestoreProjectInput!) {
    restoreProject(input: $input) {
      ... on Project {
        id
      }
      ...Refusal
    }
  }
`);

export const CreateExpenseDocument = graphql(`
  mutation CreateExpense($input: CreateExpenseInput!) {
    createExpense(input: $input) {
      ... on Expense {
        id
      }
      ...Refusal
    }
  }
`);

export const EditExpenseDocument = graphql(`
  mutation EditExpense($input: EditExpenseInput!) {
    editExpense(input: $input) {
      ... on Expense {
        id
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveExpenseDocument = graphql(`
  mutation ArchiveExpense($input: ArchiveExpenseInput!) {
    archiveExpense(input: $input) {
      ... on Expense {
        id
      }
      ...Refusal
    }
  }
`);

export const RestoreExpenseDocument = graphql(`
  mutation RestoreExpense($input: RestoreExpenseInput!) {
    restoreExpense(input: $input) {
      ... on Expense {
        id
      }
      ...Refusal
    }
  }
`);
