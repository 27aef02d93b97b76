import { changedFields } from '../merge-edit.ts';
import { edited, kept, said } from './record-words.ts';
import { calendarDay, listed, text, type Fields, type Say, type Told } from './told.ts';

const days = (side: Fields | null): string => {
  const [first, last] = [side?.firstDay, side?.lastDay];
  return first === last ? calendarDay(first) : `${calendarDay(first)} to ${calendarDay(last)}`;
};

const linesOf = (side: Fields | null): Fields[] => (Array.isArray(side?.items) ? (side.items as Fields[]) : []);
/** The lines in which two check lists differ, by what they ask for. */
function differing({ before, after }: Told): string[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const known = (one: Fields, all: Fields[]): boolean => all.some((other) => other.id === one.id && other.doneAt === one.doneAt);
  const differ = [...is.filter((one) => !known(one, was)), ...was.filter((one) => !is.some(({ id }) => id === one.id))];
  return differ.map((line) => text(line.text)).filter(Boolean);
}

const prepared =
  (verb: string, after: string): Say =>
  (told) =>
    `${verb} ${listed(differing(told)) || 'a line'}${after} ${text(told.after?.title) || 'a session'}`;

const POLICY_FIELDS: Record<string, string> = {
  outsideHoursStaff: 'what holds outside opening hours for staff',
  outsideHoursClients: 'what holds outside opening hours for clients',
  inPast: 'what holds for the past',
};

const policyChanged: Say = ({ before, after }) => {
  const fields = changedFields(before ?? {}, after ?? {}).filter((field) => field !== 'version');
  const named = fields.flatMap((field) => POLICY_FIELDS[field] ?? []);
  const matrix = fields.some((field) => !POLICY_FIELDS[field]) ? ['which sessions may stand beside which'] : [];
  return `changed ${listed([...named, ...matrix]) || 'the rules of the house'}`;
};

const ordered = { reordered: said('put', ' in another place of the list') };

/** What is written down of how the house is booked. */
export const policyWords: Record<string, Record<string, Say>> = {
  booking_rule: kept('rule'),
  time_block: { ...kept('block'), ...ordered },
  session_type: { ...kept('session type'), ...ordered },
  hours_exception: {
    created: ({ after }) =>
      after?.opensMinute == null
        ? `closed ${days(after)}: ${text(after?.name)}`
        : `set other opening hours for ${days(after)}: ${text(after?.name)}`,
    edited: edited('the exception'),
    removed: ({ before }) => `took the exception ${text(before?.name)} away, ${days(before)}`,
  },
  booking_policy: { changed: policyChanged },
  check_list: {
    ticked: prepared('ticked', ' for'),
    unticked: prepared('took the tick of', ' back for'),
    extended: prepared('added', ' to the check list of'),
    shortened: prepared('took', ' off the check list of'),
  },
};
