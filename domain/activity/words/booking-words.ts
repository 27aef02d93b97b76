import { changedFields } from '../merge-edit.ts';
import { linesOf, otherClauses, roomChange, type Clause } from './booking-lines.ts';
import { timeClause } from './booking-times.ts';
import { clock, dayAndClock, listed, stretch, text, type Fields, type Names, type Say, type Told } from './told.ts';

const titleOf = ({ before, after }: Pick<Told, 'before' | 'after'>): string => text(after?.title) || text(before?.title) || 'a session';

/** A state as people say it. */
const STATES: Record<string, string> = {
  inquiry: 'asked for',
  hold: 'on hold',
  tentative: 'pencilled in',
  confirmed: 'confirmed',
  in_session: 'in session',
  completed: 'done',
  cancelled: 'called off',
  no_show: 'a no-show',
};
export const stateWords = (state: unknown): string => STATES[text(state)] ?? text(state).replaceAll('_', ' ');

const BOOKED: Record<string, (title: string) => string> = {
  inquiry: (title) => `noted a wish for ${title}`,
  hold: (title) => `put ${title} on hold`,
  tentative: (title) => `pencilled ${title} in`,
};

const whenAndWhere = (session: Fields, names: Names): string => {
  const rooms = linesOf(session, names).filter(({ kind }) => kind === 'room');
  const where = rooms.length > 0 ? ` in ${listed(rooms.map(({ name }) => name))}` : '';
  return session.startsAt ? `${stretch(session.startsAt, session.endsAt, names)}${where}` : '';
};

const booked: Say = (told, names) => {
  const session = told.after ?? {};
  const when = whenAndWhere(session, names);
  const title = titleOf(told);
  return [BOOKED[text(session.state)]?.(title) ?? `booked ${title}`, when].filter(Boolean).join(', ');
};

/** Everything that became different, the time and place first. The session is named once. */
export function bookingClauses(before: Fields, after: Fields, names: Names): string[] {
  const [was, is] = [linesOf(before, names), linesOf(after, names)];
  const said = new Set(changedFields(before, after));
  const { swap, clauses: rooms } = roomChange(was, is);
  const time = timeClause(before, after, names);
  const clauses: Clause[] = [];
  if (time) clauses.push((what) => (swap ? `${time(what)} and into ${swap.into}` : time(what)));
  else if (swap) clauses.push((what) => `moved ${what} from ${swap.from} into ${swap.into}`);
  if (said.has('state')) clauses.push((what) => `set ${what} to ${stateWords(after.state)}`);
  if (said.has('title')) clauses.push(() => `renamed ${text(before.title)} to ${text(after.title)}`);
  clauses.push(...rooms, ...otherClauses(was, is));
  for (const [field, say] of Object.entries(FIELDS))
    if (said.has(field)) clauses.push((what) => say(what, before[field], after[field], names));
  // A hold that is let go of or made has no rank and deadline worth a word of their own.
  if (!said.has('state'))
    for (const [field, say] of Object.entries(HOLD))
      if (said.has(field) && after[field]) clauses.push((what) => say(what, before[field], after[field], names));
  const title = titleOf({ before, after });
  return clauses.map((clause, index) => clause(index === 0 ? title : 'it'));
}

type FieldSay = (what: string, was: unknown, is: unknown, names: Names) => string;

const link =
  (word: string): FieldSay =>
  (what, _was, id, names) =>
    id ? `gave ${what} the ${word} ${names.of(id)?.name ?? `another ${word}`}` : `took the ${word} of ${what} away`;

const FIELDS: Record<string, FieldSay> = {
  clientId: link('client'),
  projectId: link('project'),
  setupMinutes: (what, was, is) => `changed the setup of ${what} from ${String(was)} to ${String(is)} min`,
  teardownMinutes: (what, was, is) => `changed the teardown of ${what} from ${String(was)} to ${String(is)} min`,
  note: (what) => `changed the note of ${what}`,
  sessionTypeId: (what) => `changed the kind of ${what}`,
};

const HOLD: Record<string, FieldSay> = {
  holdRank: (what, _was, is) => `made ${what} hold number ${String(is)}`,
  holdExpiresAt: (what, _was, is, names) => `let the hold of ${what} stand until ${dayAndClock(is, names)}`,
  expectedStartAt: (what, _was, is, names) => `expects ${what} to begin at ${clock(is, names)}`,
};

const changed: Say = (told, names) => {
  const clauses = told.before && told.after ? bookingClauses(told.before, told.after, names) : [];
  return clauses.length > 0 ? listed(clauses) : `changed ${titleOf(told)}`;
};

/** Other units of the same models, given when one dropped out or came back. */
const refitted: Say = (told, names) => {
  const units = (side: Fields | null): string[] =>
    (Array.isArray(side?.allocations) ? (side.allocations as Fields[]) : []).flatMap(({ resourceId, firm }) => {
      const named = names.of(resourceId);
      return named?.kind === 'unit' && firm !== false ? [named.name] : [];
    });
  const [was, is] = [units(told.before), units(told.after)];
  const came = is.filter((name) => !was.includes(name));
  const went = was.filter((name) => !is.includes(name));
  const title = titleOf(told);
  if (came.length > 0 && went.length > 0) return `gave ${title} ${listed(came)} instead of ${listed(went)}`;
  if (came.length > 0) return `gave ${title} ${listed(came)}`;
  return went.length > 0 ? `left ${title} without ${listed(went)}` : `gave ${title} other gear`;
};

const step =
  (verb: string, after = ''): Say =>
  (told) =>
    `${verb} ${titleOf(told)}${after}`;

/** The session for whose sake it happened, where the log names one. */
function becauseOf({ after }: Told, how: string): string {
  const title = text((after?.because as Fields | undefined)?.title);
  return title ? `${how}${title}` : '';
}

export const bookingWords: Record<string, Say> = {
  booked,
  moved: changed,
  extended: changed,
  edited: changed,
  crewed: changed,
  refitted,
  held: step('put', ' on hold'),
  pencilled: step('pencilled', ' in'),
  confirmed: step('confirmed'),
  checked_in: step('checked', ' in'),
  completed: step('ended'),
  cancelled: step('called', ' off'),
  hold_extended: (told, names) => {
    const until = told.after?.holdExpiresAt;
    return until ? `let the hold of ${titleOf(told)} stand until ${dayAndClock(until, names)}` : `let the hold of ${titleOf(told)} stand`;
  },
  hold_released: step('released the hold of'),
  hold_expired: step('let the hold of', ' lapse'),
  hold_forfeited: step('let the hold of', ' go: its challenge was not answered in time'),
  challenge_lost: step('let the hold of', ' go: its challenge was not answered in time'),
  hold_settled: (told) => `released the hold of ${titleOf(told)}${becauseOf(told, ' in favour of ')}`,
  hold_promoted: (told) => `moved the hold of ${titleOf(told)} up to place ${text(told.after?.holdRank)}${becauseOf(told, ' because of ')}`,
  hold_demoted: (told) =>
    `moved the hold of ${titleOf(told)} back to place ${text(told.after?.holdRank)}${becauseOf(told, ' because of ')}`,
  hold_swapped: (told) => `put the hold of ${titleOf(told)} in place ${text(told.after?.holdRank)}${becauseOf(told, ', changing with ')}`,
  hold_joined: (told) => `joined the hold of ${titleOf(told)}${becauseOf(told, ' with ')}`,
  hold_parted: step('parted the joint hold of'),
  hold_challenged: (told, names) =>
    [
      `challenged the hold of ${titleOf(told)}`,
      told.after?.challengeEndsAt ? `to decide by ${dayAndClock(told.after.challengeEndsAt, names)}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  challenge_lifted: step('lifted the challenge of'),
  challenge_ends_soon: step('reminded that the challenge of', ' ends soon'),
  reported_late: (told, names) => `expects ${titleOf(told)} to begin at ${clock(told.after?.expectedStartAt, names)}`,
  expected_on_time: step('expects', ' to begin on time'),
  reclaimed: booked,
  marked_no_show: step('noted that nobody came to'),
  // Its booking taken back: it is gone. That taken back in turn brings it again.
  undone: (told, names) => (told.after ? changed(told, names) : `took the booking of ${titleOf(told)} away`),
  redone: (told, names) => (told.before ? changed(told, names) : booked(told, names)),
};
