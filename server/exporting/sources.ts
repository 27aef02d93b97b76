import type { ExportRecord } from '../../domain/exporting/export-rules.ts';
import type { TimeRange } from '../../domain/kernel/time-range.ts';
import type { Day } from '../../domain/kernel/zone.ts';

/** The days that an export is narrowed to, as days and as moments of the studio's zone. */
export interface Stretch {
  firstDay: Day | null;
  lastDay: Day | null;
  from: TimeRange['startsAt'] | null;
  to: TimeRange['endsAt'] | null;
}

type Variables = Record<string, unknown>;

/** How the API is asked for all records of a kind. */
export interface Source {
  /** The type of the records. */
  type: string;
  root: string;
  /** `page`: a connection · `list`: an array, gone on with by the last id · `lines`: the log · `one`: a single record. */
  shape: 'page' | 'list' | 'lines' | 'one';
  /** Asked once with each of these, so that together they tell all there are. */
  rounds: (stretch: Stretch) => readonly Variables[];
}

const once = () => [{}];
/** A list tells what is in use or what is archived. */
const bothWays = () => [{ archived: false }, { archived: true }];
const betweenMoments = ({ from, to }: Stretch) => [{ from: from?.toISOString(), to: to?.toISOString() }];
const betweenDays = ({ firstDay, lastDay }: Stretch) => [{ from: firstDay, to: lastDay }];

const page = (type: string, root: string, rounds: Source['rounds']): Source => ({ type, root, shape: 'page', rounds });

export const SOURCES: Record<ExportRecord, Source> = {
  studio: { type: 'Studio', root: 'studio', shape: 'one', rounds: once },
  members: page('Member', 'members', () => [{ sort: 'JOINED' }]),
  board_links: page('BoardLink', 'boardLinks', () => [{ revoked: false }, { revoked: true }]),
  api_keys: page('ApiKey', 'apiKeys', once),
  rooms: page('Room', 'rooms', bothWays),
  people: page('Person', 'people', bothWays),
  clients: page('Client', 'clients', bothWays),
  gear_models: page('GearModel', 'gearModels', bothWays),
  gear_kits: page('GearKit', 'gearKits', bothWays),
  gear_units: page('GearUnit', 'gearUnits', bothWays),
  projects: page('Project', 'projects', () => bothWays().map((round) => ({ ...round, sort: 'CREATED' }))),
  session_types: page('SessionType', 'sessionTypes', bothWays),
  time_blocks: page('TimeBlock', 'timeBlocks', bothWays),
  booking_rules: page('BookingRule', 'bookingRules', bothWays),
  hours_exceptions: page('HoursException', 'hoursExceptions', betweenDays),
  series: page('Series', 'series', () => [{ sort: 'CREATED' }]),
  bookings: page('Booking', 'bookings', (stretch) => betweenMoments(stretch).map((round) => ({ ...round, sort: 'STARTS' }))),
  closures: page('Closure', 'closures', betweenMoments),
  waitlist: { type: 'WaitlistEntry', root: 'waitlist', shape: 'list', rounds: () => [{ ended: false }, { ended: true }] },
  checkouts: page('Checkout', 'checkouts', (stretch) => betweenMoments(stretch).map((round) => ({ ...round, sort: 'OUT' }))),
  maintenance: page('Maintenance', 'maintenances', (stretch) => betweenMoments(stretch).map((round) => ({ ...round, sort: 'STARTED' }))),
  expenses: page('Expense', 'expenses', (stretch) =>
    bothWays().flatMap((round) => betweenDays(stretch).map((days) => ({ ...round, ...days }))),
  ),
  changes: {
    type: 'ActivityLine',
    root: 'activity',
    shape: 'lines',
    rounds: (stretch) => betweenMoments(stretch).map((round) => ({ ...round, everyChange: true })),
  },
};

/** Records that have lines of their own: others name them. */
export const EXPORTED_TYPES: ReadonlySet<string> = new Set(Object.values(SOURCES).map(({ type }) => type));
