/** What a change of the log says that happened; the board needs no more of it. */
export interface LoggedChange {
  entity: string;
  entityId: string;
  before: unknown;
  after: unknown;
}

/** Records whose look on the board may differ since some changes, by what they are reached through. */
export interface Touched {
  sessions: Set<string>;
  rooms: Set<string>;
  /** Rooms or units, where the change does not say which. */
  resources: Set<string>;
  people: Set<string>;
  /** People whose hour costs otherwise than before: the budgets of what they worked on follow. */
  paid: Set<string>;
  clients: Set<string>;
  projects: Set<string>;
  /** Projects whose name stands on sessions and changed. */
  renamedProjects: Set<string>;
  models: Set<string>;
  kits: Set<string>;
}

type Touch = { [Kind in keyof Touched]?: (string | null)[] };
type Fields = Record<string, unknown>;

/** By kind of record. One that is not here makes the board start afresh: doubt costs a snapshot, never a wrong picture. */
const TOUCHES: Record<string, (id: string, before: Fields, after: Fields) => Touch | null> = {
  // What a session costs is part of its project's health.
  booking: (id, before, after) => ({ sessions: [id], projects: [text(before.projectId), text(after.projectId)] }),
  room: (id) => ({ rooms: [id] }),
  closure: (_id, before, after) => ({ rooms: [...takenIn(before), ...takenIn(after)] }),
  // Hours of the whole house are those of every room, which are more than the change names.
  hours_exception: (_id, before, after) => (inRoom(before) && inRoom(after) ? { rooms: [text(before.roomId), text(after.roomId)] } : null),
  check_list: (id) => ({ sessions: [id] }),
  // What they ask and bring shows once a session is booked with them.
  booking_rule: () => ({}),
  booking_policy: () => ({}),
  time_block: () => ({}),
  session_type: () => ({}),
  unit: (id) => ({ resources: [id] }),
  checkout: (_id, before, after) => ({ resources: [text(before.unitId), text(after.unitId)] }),
  maintenance: (_id, before, after) => ({ resources: [text(before.resourceId), text(after.resourceId)] }),
  gear_model: (id, before, after) => (renamed(before, after) ? { models: [id] } : {}),
  gear_kit: (id, before, after) => ({ kits: [id], resources: [...list(before.unitIds), ...list(after.unitIds)] }),
  person: (id, before, after) => ({
    people: renamed(before, after) ? [id] : [],
    paid: before.hourlyCostMinor !== after.hourlyCostMinor ? [id] : [],
  }),
  client: (id, before, after) => (renamed(before, after) ? { clients: [id] } : {}),
  project: (id, before, after) => ({ projects: [id], renamedProjects: renamed(before, after) ? [id] : [] }),
  expense: (_id, before, after) => ({ projects: [text(before.projectId), text(after.projectId)] }),
  // Its sessions are told one by one, in the same act.
  series: () => ({}),
  // What it brought in stands in the log row by row.
  import: () => ({}),
  export: () => ({}),
  member: () => ({}),
  notice: () => ({}),
  board_link: () => ({}),
  api_key: () => ({}),
  webhook_endpoint: () => ({}),
  // The holds that keep an offer stand in the log as sessions.
  waitlist_entry: () => ({}),
  room_need: () => ({}),
  saved_view: () => ({}),
  site: () => ({}),
};

/** What a board must read again after these changes; null when it must start afresh. */
export function touchedBy(changes: readonly LoggedChange[]): Touched | null {
  const touched: Touched = {
    sessions: new Set(),
    rooms: new Set(),
    resources: new Set(),
    people: new Set(),
    paid: new Set(),
    clients: new Set(),
    projects: new Set(),
    renamedProjects: new Set(),
    models: new Set(),
    kits: new Set(),
  };
  for (const change of changes) {
    const touches = TOUCHES[change.entity];
    if (!touches) return null;
    const touch = touches(change.entityId, fields(change.before), fields(change.after));
    if (!touch) return null;
    for (const kind of Object.keys(touch) as (keyof Touched)[]) for (const id of touch[kind] ?? []) if (id) touched[kind].add(id);
  }
  return touched;
}

const fields = (json: unknown): Fields => (typeof json === 'object' && json !== null ? (json as Fields) : {});
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
const renamed = (before: Fields, after: Fields): boolean => before.name !== after.name;
/** Of an exception: whether it is one room's; a side that is not there names no other. */
const inRoom = (record: Fields): boolean => record.roomId !== null;
const takenIn = (record: Fields): (string | null)[] =>
  Array.isArray(record.allocations) ? record.allocations.map((one) => text(fields(one).resourceId)) : [];
