import { graphql } from '../graphql/generated/gql.ts';

/** Spread where something may be taken: what stands in the way, and ways out. */
export const GearTakenFragmentDocument = graphql(`
  fragment GearTaken on ResourceTaken {
    clashes {
      resourceName
      what
      by
      startsAt
      endsAt
      bookingId
    }
    alternatives {
      kind
      resourceId
      resourceName
    }
  }
`);

export const CheckOutUnitDocument = graphql(`
  mutation CheckOutUnit($input: CheckOutUnitInput!) {
    checkOutUnit(input: $input) {
      ... on Checkout {
        id
        holderName
        dueAt
      }
      ...Refusal
      ...GearTaken
    }
  }
`);

export const CheckInUnitDocument = graphql(`
  mutation CheckInUnit($input: CheckInUnitInput!) {
    checkInUnit(input: $input) {
      ... on Checkout {
        id
      }
      ...Refusal
      ...GearTaken
    }
  }
`);

export const CheckOutKitDocument = graphql(`
  mutation CheckOutKit($input: CheckOutKitInput!) {
    checkOutKit(input: $input) {
      ... on GearKit {
        id
      }
      ...Refusal
      ...GearTaken
    }
  }
`);

export const CheckInKitDocument = graphql(`
  mutation CheckInKit($input: CheckInKitInput!) {
    checkInKit(input: $input) {
      ... on GearKit {
        id
      }
      ...Refusal
      ...GearTaken
    }
  }
`);

export const ReportBrokenDocument = graphql(`
  mutation ReportBroken($input: ReportUnitBrokenInput!) {
    reportUnitBroken(input: $input) {
      ... on GearUnit {
        id
      }
      ...Refusal
    }
  }
`);

export const ReportMissingDocument = graphql(`
  mutation ReportMissing($input: ReportUnitMissingInput!) {
    reportUnitMissing(input: $input) {
      ... on GearUnit {
        id
      }
      ...Refusal
    }
  }
`);

export const ReportFoundDocument = graphql(`
  mutation ReportFound($input: ReportUnitFoundInput!) {
    reportUnitFound(input: $input) {
      ... on GearUnit {
        id
      }
      ...Refusal
    }
  }
`);

export const StartMaintenanceDocument = graphql(`
  mutation StartMaintenance($input: StartMaintenanceInput!) {
    startMaintenance(input: $input) {
      ... on Maintenance {
        id
      }
      ...Refusal
      ...GearTaken
    }
  }
`);

export const EditMaintenanceDocument = graphql(`
  mutation EditMaintenance($input: EditMaintenanceInput!) {
    editMaintenance(input: $input) {
      ... on Maintenance {
        id
      }
      ...Refusal
      ...GearTaken
      ...Stale
    }
  }
`);

export const FinishMaintenanceDocument = graphql(`
  mutation FinishMaintenance($input: FinishMaintenanceInput!) {
    finishMaintenance(input: $input) {
      ... on Maintenance {
        id
      }
      ...Refusal
    }
  }
`);

export const CreateGearUnitDocument = graphql(`
  mutation CreateGearUnit($input: CreateGearUnitInput!) {
    createGearUnit(input: $input) {
      ... on GearUnit {
        id
        name
        barcode
      }
      ...Refusal
    }
  }
`);

export const EditGearUnitDocument = graphql(`
  mutation EditGearUnit($input: EditGearUnitInput!) {
    editGearUnit(input: $input) {
      ... on GearUnit {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveGearUnitDocument = graphql(`
  mutation ArchiveGearUnit($input: ArchiveGearUnitInput!) {
    archiveGearUnit(input: $input) {
      ... on GearUnit {
        id
      }
      ...Refusal
      ...StillBooked
    }
  }
`);

export const RestoreGearUnitDocument = graphql(`
  mutation RestoreGearUnit($input: RestoreGearUnitInput!) {
    restoreGearUnit(input: $input) {
      ... on GearUnit {
        id
      }
      ...Refusal
    }
  }
`);

export const CreateGearModelDocument = graphql(`
  mutation CreateGearModel($input: CreateGearModelInput!) {
    createGearModel(input: $input) {
      ... on GearModel {
        id
        name
      }
      ...Refusal
    }
  }
`);

export const EditGearModelDocument = graphql(`
  mutation EditGearModel($input: EditGearModelInput!) {
    editGearModel(input: $input) {
      ... on GearModel {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveGearModelDocument = graphql(`
  mutation ArchiveGearModel($input: ArchiveGearModelInput!) {
    archiveGearModel(input: $input) {
      ... on GearModel {
        id
      }
      ...Refusal
    }
  }
`);

export const RestoreGearModelDocument = graphql(`
  mutation RestoreGearModel($input: RestoreGearModelInput!) {
    restoreGearModel(input: $input) {
      ... on GearModel {
        id
      }
      ...Refusal
    }
  }
`);

export const CreateGearKitDocument = graphql(`
  mutation CreateGearKit($input: CreateGearKitInput!) {
    createGearKit(input: $input) {
      ... on GearKit {
        id
        name
      }
      ...Refusal
    }
  }
`);

export const EditGearKitDocument = graphql(`
  mutation EditGearKit($input: EditGearKitInput!) {
    editGearKit(input: $input) {
      ... on GearKit {
        id
        version
      }
      ...Refusal
      ...Stale
    }
  }
`);

export const ArchiveGearKitDocument = graphql(`
  mutation ArchiveGearKit($input: ArchiveGearKitInput!) {
    archiveGearKit(input: $input) {
      ... on GearKit {
        id
      }
      ...Refusal
      ...StillBooked
    }
  }
`);

export const RestoreGearKitDocument = graphql(`
  mutation RestoreGearKit($input: RestoreGearKitInput!) {
    restoreGearKit(input: $input) {
      ... on GearKit {
        id
      }
      ...Refusal
    }
  }
`);
