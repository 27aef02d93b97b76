import { STAGES, type ProjectStage } from '../../production/project-rules.ts';
import { words } from '../../kernel/errors.ts';
import { policyWords } from './policy-words.ts';
import { edited, fieldNames, kept, nameOf, said } from './record-words.ts';
import { calendarDay, counted, dayAndClock, listed, stretch, text, type Fields, type Names, type Say, type Told } from './told.ts';

const roomsOf = (side: Fields | null, names: Names): string => {
  const ids = Array.isArray(side?.allocations) ? (side.allocations as Fields[]).map(({ resourceId }) => names.of(resourceId)?.name) : [];
  const known = ids.filter((name) => name !== undefined);
  if (known.length < ids.length || known.length === 0) return ids.length > 0 ? counted(ids.length, 'room') : 'rooms';
  return known.length > 4 ? counted(known.length, 'room') : listed(known);
};

const closed: Say = (told, names) => {
  const side = told.after ?? told.before;
  return `closed ${roomsOf(side, names)} for ${nameOf(told, 'a while')}, ${stretch(side?.startsAt, side?.endsAt, names)}`;
};
const reopened: Say = (told, names) => `reopened ${roomsOf(told.before ?? told.after, names)}, closed for ${nameOf(told, 'a while')}`;
/** A closure is there or not: what is taken back is the one or the other. */
const closedAgain: Say = (told, names) => (told.after ? closed(told, names) : reopened(told, names));

const stage = (value: unknown): string => STAGES[text(value) as ProjectStage]?.label ?? words(text(value));

const planOf = ({ before, after }: Told, names: Names): string => names.of((after ?? before)?.projectId)?.name ?? 'a project';
/** 6 h of Studio A; 12 h of an edit bay. */
const need = (side: Fields | null, names: Names): string => {
  const minutes = Number(side?.minutes ?? 0);
  const room = names.of(side?.roomId)?.name ?? (words(text(side?.roomKind)) || 'a room');
  return `${Math.round((minutes / 60) * 100) / 100} h of ${room}`;
};

/** All of it, or what: sessions, clients and 3 more. */
function recordsIn({ after }: Told): string {
  const names = (Array.isArray(after?.records) ? after.records : []).map((one) => words(text(one)));
  if (names.length > 12) return 'all that may be read';
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : listed(names);
}

/** By kind of record and of change: what somebody did. One that is not here fails the tests. */
export const houseWords: Record<string, Record<string, Say>> = {
  room: {
    ...kept('room'),
    reordered: said('put', ' in another place of the list'),
    undone: edited('the room'),
    redone: edited('the room'),
  },
  closure: { created: closed, closed, reopened, undone: closedAgain, redone: closedAgain },
  // One that is nobody else's business is not named.
  saved_view: {
    created: said('kept the view'),
    edited: edited('the view'),
    removed: said('removed the view'),
  },
  series: {
    repeated: (told) => {
      const sessions = Number(told.after?.sessions ?? 0);
      return `let ${nameOf(told, 'a session')} repeat${sessions > 0 ? `: ${counted(sessions, 'session')}` : ''}`;
    },
    edited: edited('the series'),
    cut_short: said('ended the series', ' earlier'),
    cancelled: said('called the series', ' off'),
    series_clash: (told, names) =>
      [`left a date of the series ${nameOf(told, '')} out, ${dayAndClock(told.after?.startsAt, names)}`, text(told.after?.what)]
        .filter(Boolean)
        .join(': '),
    series_slot_free: (told, names) =>
      `saw that a skipped date of ${nameOf(told, 'a series')} is free, ${dayAndClock(told.after?.startsAt, names)}`,
  },
  waitlist_entry: {
    waitlist_added: said('put', ' on the waitlist'),
    waitlist_edited: said('changed what', ' waits for'),
    waitlist_offered: (told, names) =>
      `offered ${nameOf(told, 'a session')} a slot${told.after?.offerEndsAt ? `, kept until ${dayAndClock(told.after.offerEndsAt, names)}` : ''}`,
    waitlist_accepted: said('took the slot that', ' was offered'),
    waitlist_declined: said('passed on the slot that', ' was offered'),
    waitlist_expired: said('heard nothing in time about', ', which waits no longer'),
    waitlist_lost: said('lost the slot that', ' was offered: it waits on'),
    waitlist_withdrawn: said('took', ' off the waitlist'),
    waitlist_reopened: said('let', ' wait again'),
  },
  room_need: {
    added: (told, names) => `wrote ${need(told.after, names)} into the plan of ${planOf(told, names)}`,
    edited: (told, names) => `changed the ${listed(fieldNames(told)) || 'rooms'} that the plan of ${planOf(told, names)} needs`,
    removed: (told, names) => `took ${need(told.before, names)} out of the plan of ${planOf(told, names)}`,
  },
  notice: {
    told: (told) => `told a member ${counted(Number(told.after?.count ?? 1), 'thing')}`,
    read: () => 'read notices',
  },
  import: {
    imported: (told) => `imported ${counted(Number(told.after?.booked ?? 0), 'session')} from ${nameOf(told, 'a calendar')}`,
    stopped: (told) => `began to import ${nameOf(told, 'a calendar')} and stopped`,
  },
  export: {
    requested: (told) => `started an export: ${recordsIn(told)}`,
    finished: (told) =>
      `wrote ${counted(Number(told.after?.rows ?? 0), 'record')} for ${text(told.after?.requestedByName) || 'somebody'}: ${recordsIn(told)}`,
    failed: (told) =>
      [`could not write the export that ${text(told.after?.requestedByName) || 'somebody'} asked for`, text(told.after?.fault)]
        .filter(Boolean)
        .join(': '),
    cancelled: (told) => `cancelled an export: ${recordsIn(told)}`,
  },
  unit: {
    ...kept('unit'),
    reported_broken: said('reported', ' broken'),
    reported_missing: said('reported', ' missing'),
    found: said('found', ' again'),
    noted_condition_of: (told) => `noted that ${nameOf(told, 'a unit')} is ${words(text(told.after?.condition) || 'changed')}`,
  },
  gear_model: kept('model'),
  gear_kit: kept('kit'),
  checkout: {
    checked_out: (told, names) =>
      `handed ${nameOf(told, 'gear')} out to ${text(told.after?.holderName)}, due ${dayAndClock(told.after?.dueAt, names)}`,
    checked_in: (told) => `took ${nameOf(told, 'gear')} back from ${text(told.after?.holderName)}`,
  },
  maintenance: {
    put_into_maintenance: (told) =>
      [`put ${nameOf(told, 'something')} into maintenance`, text(told.after?.description)].filter(Boolean).join(': '),
    took_from_maintenance: said('took', ' from maintenance'),
    edited: edited('the maintenance of'),
  },
  person: kept('person'),
  client: kept('client'),
  project: {
    ...kept('project'),
    moved: (told) => `moved ${nameOf(told, 'a project')} from ${stage(told.before?.stage)} to ${stage(told.after?.stage)}`,
    reordered: said('put', ' elsewhere in its column'),
    reported_health_of: (told) => {
      const note = text(told.after?.healthNote);
      return `reported ${nameOf(told, 'a project')} ${words(text(told.after?.reportedHealth) || 'as the figures say')}${note ? `: ${note}` : ''}`;
    },
    set_deadline_of: (told) =>
      told.after?.deadline
        ? `set the deadline of ${nameOf(told, 'a project')} to ${calendarDay(told.after.deadline)}`
        : `took the deadline of ${nameOf(told, 'a project')} away`,
  },
  expense: {
    created: (told) => `noted the expense ${text(told.after?.description)}`,
    edited: (told) => `changed the ${listed(fieldNames(told)) || 'record'} of the expense ${text(told.after?.description)}`,
    archived: (told) => `archived the expense ${text(told.after?.description)}`,
    restored: (told) => `brought the expense ${text(told.after?.description)} back`,
  },
  member: {
    added: (told) => `added ${nameOf(told, 'somebody')} as ${words(text(told.after?.role))}`,
    signed_in: () => 'signed in for the first time',
    invited_again: said('sent', ' the invitation once more'),
    invited: (told) => `invited ${nameOf(told, 'somebody')} as ${words(text(told.after?.role))}`,
    changed: (told) =>
      told.before?.role === told.after?.role
        ? `changed the access of ${nameOf(told, 'somebody')}`
        : `made ${nameOf(told, 'somebody')} ${words(text(told.after?.role))}`,
    removed: said('removed', ' from the studio'),
    notices_chosen: () => 'chose which notices come by mail',
  },
  board_link: { created: said('made the board link'), edited: edited('the board link'), revoked: said('revoked the board link') },
  api_key: {
    created: said('made the API key'),
    edited: edited('the API key'),
    rotated: said('gave the API key', ' a new secret'),
    revoked: said('revoked the API key'),
  },
  webhook_endpoint: {
    created: said('made the webhook'),
    edited: edited('the webhook'),
    paused: said('paused the webhook'),
    resumed: said('resumed the webhook'),
    removed: said('removed the webhook'),
    rotated: said('gave the webhook', ' a new secret'),
    tested: said('sent a test to the webhook'),
    replayed: said('sent again to the webhook'),
    failing: said('noticed that the webhook', ' is not answered as it should be'),
    recovered: said('noticed that the webhook', ' is answered again'),
    switched_off: (told) =>
      `switched the webhook ${nameOf(told, '')} off: ${told.after?.offReason === 'gone' ? 'its receiver is gone' : 'nothing came through for days'}`,
  },
  ...policyWords,
  studio: { set_up: said('set up'), settings_changed: edited('the settings of') },
};
