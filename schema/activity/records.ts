import { encodeId } from '../shared/ids.ts';

/** The API's type of a record, by what the log calls it. */
const TYPE_OF: Readonly<Record<string, string>> = {
  booking: 'Booking',
  series: 'Series',
  room: 'Room',
  closure: 'Closure',
  unit: 'GearUnit',
  gear_model: 'GearModel',
  gear_kit: 'GearKit',
  checkout: 'Checkout',
  maintenance: 'Maintenance',
  person: 'Person',
  client: 'Client',
  project: 'Project',
  expense: 'Expense',
  member: 'Member',
  board_link: 'BoardLink',
  api_key: 'ApiKey',
  export: 'Export',
  studio: 'Studio',
};

export const RECORD_TYPES = Object.values(TYPE_OF);

/** The id under which `node` has the record; null for what is no record of its own. */
export const recordId = ({ entity, entityId }: { entity: string; entityId: string }): string | null =>
  TYPE_OF[entity] ? encodeId(TYPE_OF[entity], entityId) : null;
