/** What a change of the log says that happened; the schedule needs no more of it. */
export interface LoggedChange {
  entity: string;
  entityId: string;
  before: unknown;
  after: unknown;
}

/** Records whose look on the schedule may differ since some changes, by what they are reached through. */
export interface Touched {
  bookings: Set<string>;
  rooms: Set<string>;
  closures: Set<string>;
  checkouts: Set<string>;
  /** Units and people that stand on sessions. */
  resources: Set<string>;
  models: Set<string>;
  kits: Set<string>;
  clients: Set<string>;
  projects: Set<string>;
  sessionTypes: Set<string>;
}

type Fields = Record<string, unknown>;
type Touch = { [Kind in keyof Touched]?: string[] };

const NOTHING: Touch = {};

/** By kind of record. One that is not here makes the schedule start afresh: doubt costs a snapshot, never a wrong picture. */
const TOUCHES: Record<string, (id: string, before: Fields, after: Fields) => Touch | null> = {
  booking: (id) => ({ bookings: [id] }),
  room: (id) => ({ rooms: [id] }),
  closure: (id) => ({ closures: [id] }),
  // The session that lost a unit is changed, and told, in the same transaction.
  maintenance: (id) => ({ closures: [id] }),
  checkout: (id) => ({ checkouts: [id] }),
  unit: (id) => ({ resources: [id] }),
  person: (id, before, after) => (renamed(before, after) ? { resources: [id] } : NOTHING),
  gear_model: (id, before, after) => (renamed(before, after) ? { models: [id] } : NOTHING),
  gear_kit: (id, before, after) => (renamed(before, after) ? { kits: [id] } : NOTHING),
  client: (id, before, after) => (renamed(before, after) ? { clients: [id] } : NOTHING),
  project: (id, before, after) => (renamed(before, after) ? { projects: [id] } : NOTHING),
  session_type: (id, before, after) => (renamed(before, after) ? { sessionTypes: [id] } : NOTHING),
  check_list: (id) => ({ bookings: [id] }),
  // Hours of the whole house are those of every room, which are more than the change names.
  hours_exception: (_id, before, after) => (inRoom(before) && inRoom(after) ? { rooms: roomsIn(before, after) } : null),
  booking_rule: () => NOTHING,
  booking_policy: () => NOTHING,
  time_block: () => NOTHING,
  // Its sessions are told one by one, in the same act.
  series: () => NOTHING,
  expense: () => NOTHING,
  member: () => NOTHING,
  notice: () => NOTHING,
  board_link: () => NOTHING,
  api_key: () => NOTHING,
  webhook_endpoint: () => NOTHING,
  export: () => NOTHING,
  // The holds that keep an offer stand in the log as sessions.
  waitlist_entry: () => NOTHING,
  room_need: () => NOTHING,
  saved_view: () => NOTHING,
  invitation: () => NOTHING,
};

/** What must be read again after these changes; null when the schedule must start afresh. */
export function touchedBy(changes: readonly LoggedChange[]): Touched | null {
  const touched: Touched = {
    bookings: new Set(),
    rooms: new Set(),
    closures: new Set(),
    checkouts: new Set(),
    resources: new Set(),
    models: new Set(),
    kits: new Set(),
    clients: new Set(),
    projects: new Set(),
    sessionTypes: new Set(),
  };
  for (const change of changes) {
    const touches = TOUCHES[change.entity];
    if (!touches) return null;
    const touch = touches(change.entityId, fields(change.before), fields(change.after));
    if (!touch) return null;
    for (const kind of Object.keys(touch) as (keyof Touched)[]) for (const id of touch[kind] ?? []) touched[kind].add(id);
  }
  return touched;
}

const fields = (json: unknown): Fields => (typeof json === 'object' && json !== null ? (json as Fields) : {});
/** Of an exception: whether it is one room's; a side that is not there names no other. */
const inRoom = (record: Fields): boolean => record.roomId !== null;
const roomsIn = (...sides: Fields[]): string[] => sides.flatMap(({ roomId }) => (typeof roomId === 'string' ? [roomId] : []));
const renamed = (before: Fields, after: Fields): boolean => before.name !== after.name;
