import { graphql } from '../../graphql/generated/gql.ts';

export const PreviewedFragment = graphql(`
  fragment Previewed on SeriesPreview {
    words
    zone
    total
    writtenUntil
    clashing
    priceMinor
    dates {
      occurrence
      startsAt
      endsAt
      fate
      clock
      free
      refusal
      priceMinor
      bookingId
      clashes {
        ...ClashLine
      }
    }
  }
`);

export const PreviewSeriesDocument = graphql(`
  query PreviewSeries($input: PreviewSeriesInput!) {
    previewSeries(input: $input) {
      ...Previewed
    }
  }
`);

export const PreviewSeriesEditDocument = graphql(`
  query PreviewSeriesEdit($input: PreviewSeriesEditInput!) {
    previewSeriesEdit(input: $input) {
      ...Previewed
    }
  }
`);

export const CreateSeriesDocument = graphql(`
  mutation CreateSeries($input: CreateSeriesInput!) {
    createSeries(input: $input) {
      ...Refusal
      ... on Series {
        id
        version
      }
    }
  }
`);

export const EditSeriesDocument = graphql(`
  mutation EditSeries($input: EditSeriesInput!) {
    editSeries(input: $input) {
      ...Refusal
      ... on StaleEdit {
        currentVersion
        changedBy
        fields {
          field
        }
      }
      ... on Series {
        id
        version
      }
    }
  }
`);

export const CancelSeriesDocument = graphql(`
  mutation CancelSeries($input: CancelSeriesInput!) {
    cancelSeries(input: $input) {
      ...Refusal
      ... on Series {
        id
        version
      }
    }
  }
`);

export const ReclaimDocument = graphql(`
  mutation ReclaimSeriesDate($input: ReclaimSeriesDateInput!) {
    reclaimSeriesDate(input: $input) {
      ...Refusal
      ...Taken
      ... on Booking {
        id
        startsAt
      }
    }
  }
`);

export const SeriesFragment = graphql(`
  fragment SeriesDetail on Series {
    id
    version
    title
    words
    rule
    firstTime
    zone
    lengthMinutes
    endsBefore
    writtenUntil
    rooms {
      id
      name
    }
    people {
      id
      name
      duty
    }
    gear {
      id
      kind
      name
      quantity
    }
    client {
      id
      name
    }
    project {
      id
      name
    }
    sessionType {
      id
      name
    }
    continues {
      id
      title
    }
    continuedBy {
      id
      title
      words
    }
    sessions {
      id
      occurrence
      title
      state
      startsAt
      endsAt
      exceptions
    }
    skippedDates {
      id
      occurrence
      startsAt
      endsAt
      reason
      what
      skippedByName
      free
    }
    createdByName
    createdAt
  }
`);

export const SeriesDocument = graphql(`
  query OneSeries($id: ID!) {
    node(id: $id) {
      __typename
      ... on Series {
        ...SeriesDetail
      }
    }
  }
`);

/** The place of a session in its series, which a change of the series goes by. */
export const PlaceDocument = graphql(`
  query PlaceInSeries($id: ID!) {
    node(id: $id) {
      __typename
      ... on Booking {
        id
        occurrence
        series {
          id
          version
          title
          zone
        }
      }
    }
  }
`);
