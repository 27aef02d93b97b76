import { graphql } from '../graphql/generated/gql.ts';
import type { GearKitQuery, GearKitsQuery, GearModelsQuery, GearUnitQuery, GearUnitsQuery } from '../graphql/generated/graphql.ts';

/** What a unit's state follows from, so that every screen turns it at the minute by the shared rule. */
export const StandingFragmentDocument = graphql(`
  fragment UnitStanding on GearUnit {
    missingAt
    archivedAt
    checkout {
      id
      holderName
      outAt
      dueAt
      conditionOut
      bookingId
      bookingTitle
    }
    maintenance {
      id
      kind
      description
      startsAt
      expectedBackAt
      version
    }
    reservations {
      bookingId
      title
      startsAt
      endsAt
    }
  }
`);

export const GearUnitsDocument = graphql(`
  query GearUnits(
    $archived: Boolean
    $state: UnitState
    $category: String
    $search: String
    $sort: GearUnitSort
    $reverse: Boolean
    $first: Int!
    $after: String
  ) {
    gearUnits(
      archived: $archived
      state: $state
      category: $category
      search: $search
      sort: $sort
      reverse: $reverse
      first: $first
      after: $after
    ) {
      edges {
        node {
          id
          name
          barcode
          condition
          location
          kit {
            id
            name
          }
          model {
            id
            category
          }
          ...UnitStanding
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

export const GearUnitDocument = graphql(`
  query GearUnit($id: ID!) {
    node(id: $id) {
      id
      ... on GearUnit {
        name
        number
        serial
        barcode
        condition
        location
        purchasedOn
        purchaseCostMinor
        version
        kit {
          id
          name
        }
        model {
          id
          name
          manufacturer
          category
          dailyRateMinor
        }
        ...UnitStanding
      }
    }
    checkouts(unitId: $id, open: false, sort: OUT, reverse: true, first: 8) {
      nodes {
        id
        holderName
        outAt
        dueAt
        returnedAt
        conditionIn
        bookingTitle
      }
    }
    maintenances(resourceId: $id, open: false, sort: STARTED, reverse: true, first: 8) {
      nodes {
        id
        kind
        description
        startsAt
        endedAt
        costMinor
      }
    }
  }
`);

export const UnitByBarcodeDocument = graphql(`
  query UnitByBarcode($barcode: String!) {
    gearUnitByBarcode(barcode: $barcode) {
      id
      name
    }
  }
`);

export const GearCategoriesDocument = graphql(`
  query GearCategories {
    gearCategories
  }
`);

export const GearModelsDocument = graphql(`
  query GearModels($archived: Boolean, $search: String, $sort: GearModelSort, $reverse: Boolean, $first: Int!, $after: String) {
    gearModels(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          manufacturer
          category
          dailyRateMinor
          unitCount
          availableCount
          archivedAt
          version
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

export const GearKitsDocument = graphql(`
  query GearKits($archived: Boolean, $search: String, $sort: GearKitSort, $reverse: Boolean, $first: Int!, $after: String) {
    gearKits(archived: $archived, search: $search, sort: $sort, reverse: $reverse, first: $first, after: $after) {
      edges {
        node {
          id
          name
          category
          units {
            id
            name
            ...UnitStanding
          }
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

export const GearKitDocument = graphql(`
  query GearKit($id: ID!) {
    node(id: $id) {
      id
      ... on GearKit {
        name
        category
        archivedAt
        version
        units {
          id
          name
          barcode
          condition
          ...UnitStanding
        }
      }
    }
  }
`);

export type UnitRow = GearUnitsQuery['gearUnits']['edges'][number]['node'];
export type UnitDetail = Extract<NonNullable<GearUnitQuery['node']>, { version: number }>;
export type ModelRow = GearModelsQuery['gearModels']['edges'][number]['node'];
export type KitRow = GearKitsQuery['gearKits']['edges'][number]['node'];
export type KitDetail = Extract<NonNullable<GearKitQuery['node']>, { version: number }>;
