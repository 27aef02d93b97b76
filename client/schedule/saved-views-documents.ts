import { graphql } from '../graphql/generated/gql.ts';

export const SavedViewsDocument = graphql(`
  query SavedViews {
    savedViews {
      id
      name
      query
      shared
      own
      version
    }
  }
`);

export const SaveViewDocument = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      ... on SavedView {
        id
      }
      ...Refusal
    }
  }
`);

export const EditSavedViewDocument = graphql(`
  mutation EditSavedView($input: EditSavedViewInput!) {
    editSavedView(input: $input) {
      ... on SavedView {
        id
      }
      ...Refusal
    }
  }
`);

export const RemoveSavedViewDocument = graphql(`
  mutation RemoveSavedView($input: RemoveSavedViewInput!) {
    removeSavedView(input: $input) {
      ... on RemovedView {
        viewId
      }
      ...Refusal
    }
  }
`);
