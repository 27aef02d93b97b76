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
  webhook_endpoint: 'WebhookEndpoint',
  booking_rule: 'BookingRule',
  hours_exception: 'HoursException',
  session_type: 'SessionType',
  time_block: 'TimeBlock',
  studio: 'Studio',
};

export const RECORD_TYPES = Object.values(TYPE_OF);

/** The API's ids: base64 of `Type:uuid`, opaque to callers, so that an id of the wrong kind is noticed at once. */
export const globalIdOf = (type: string, id: string | number | bigint): string => Buffer.from(`${type}:${id}`).toString('base64');

/** The id under which the API's `node` has the record; null for what is no record of its own. */
export const recordIdOf = ({ entity, entityId }: { entity: string; entityId: string }): string | null =>
  TYPE_OF[entity] ? globalIdOf(TYPE_OF[entity], entityId) : null;
