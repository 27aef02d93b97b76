import { actorKey, type Actor } from '../../kernel/actor.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Instant } from '../../kernel/clock.ts';
import { parseInput } from '../../kernel/input.ts';
import { minusMinutes, plusMinutes } from '../../kernel/time-range.ts';
import { houseRules } from '../house/house-defaults-rules.ts';
import { audienceOf } from '../house/judgement.ts';
import { readRulebook } from '../house/read-rulebook.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { answersOf } from './answers-rules.ts';
import { calendarOf } from './calendar-rules.ts';
import { candidateIds } from './candidates-rules.ts';
import { whyNothing } from './diagnosis-rules.ts';
import { findTimeInput, type FindTimeInput } from './find-inputs.ts';
import type { FindOutcome, FindRequest, Found, Habits, House } from './find-types.ts';
import type { Question } from './options-rules.ts';
import { permittedStarts } from './permitted-rules.ts';
import { pricesWith } from './prices-rules.ts';
import { readHabits } from './read-habits.ts';
import { readStock, requireKnown, takenReader, type Sight, type Stock } from './read-house.ts';
import { relaxed } from './relax-rules.ts';
import { solve, type Solution } from './solve-rules.ts';
import { variedByDay } from './varied-rules.ts';

const MOST_ANSWERS = 9;
/** Answers looked through for those that somebody has not declined before. */
const MOST_SIFTED = 60;
/** Conditions that are tried in turn when nothing fits; more would be a list to read, not a way out. */
const MOST_TRIED = 24;
const MOST_RELAXATIONS = 5;
/** What stands beyond the window decides whether a gap is left at its edge, and what a long setup meets. */
const MARGIN_MINUTES = 1_440;

/**
 * Finds times at which everything of a request is free at once, the best first, each with the reasons of its rank. When there is none:
 * why, and which single condition to relax, with what that gives; each was tried.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export async function findTime(caller: Caller, input: FindTimeInput): Promise<FindOutcome> {
  schedulingPolicy.require(caller.actor, 'schedule');
  const request = parseInput(findTimeInput, input);
  const at = caller.clock.now();
  return caller.db.$transaction(
    async (db) => {
      const search = await openSearch({ db, studioId: caller.actor.studioId }, request, { at, actor: caller.actor });
      const answers = await search.find(request, MOST_ANSWERS);
      const { names } = search;
      return answers.length > 0 ? { answers, names, reasons: [], relaxations: [] } : { answers, names, ...(await search.explain(request)) };
    },
    { isolationLevel: 'RepeatableRead', maxWait: 30_000, timeout: 30_000 },
  );
}

export interface SearchOptions {
  at: Instant;
  /** For whom is looked: the rules of the house that bind them are kept. */
  actor: Actor;
  /** Whether holds and inquiries of others are in the way. */
  avoidsHolds?: boolean;
}

/** A search over one sight of the studio: several requests that are alike share what was read. */
export async function openSearch(sight: Sight, first: FindRequest, { at, actor, avoidsHolds = false }: SearchOptions) {
  const stock = await readStock(sight, first);
  await requireKnown(sight, first, stock);
  const habits = await readHabits(sight, first.clientId, at);
  const preferred = { ...stock, people: usualFirst(stock.people, habits) };
  const readWhen = takenReader(sight, stock, first.bookingId);
  const { policy, rules, blocks } = await readRulebook(sight.db, sight.studioId, { clientId: first.clientId, sessionTypeId: null });
  const price = pricesWith({ blocks, zone: stock.zone });
  const audience = audienceOf(actor);
  const wish = { ...NO_TYPE, clientId: first.clientId, projectId: first.projectId, booker: actorKey(actor) };
  const asking = { at, zone: stock.zone, audience, counted: new Map() };
  const inForce = { rules: [...houseRules(policy, audience), ...rules], wish, asking, asksHours: false };

  const questionOf = async (request: FindRequest): Promise<Question> => {
    const calendar = calendarOf(request.from, request.to, stock.zone);
    const days = { startsAt: new Date(calendar.days[0]!.from), endsAt: new Date(calendar.days.at(-1)!.to) };
    const window = {
      startsAt: minusMinutes(days.startsAt, MARGIN_MINUTES),
      endsAt: plusMinutes(days.endsAt, MARGIN_MINUTES + longestOf(request)),
    };
    const house: House = { ...preferred, ...(await readWhen(window, candidateIds(request, stock))) };
    const permitted = permittedStarts({ ...inForce, hours: house.hours }, calendar.frame);
    return { request, house, habits, calendar, notBefore: +at, avoidsHolds, price, permitted };
  };
  const find = async (request: FindRequest, most: number, isFit?: (found: Found) => boolean): Promise<Found[]> => {
    const question = await questionOf(request);
    const dayOf = ({ options }: Solution): number => question.calendar.dayOf[options[0]!.step]!;
    const solutions = variedByDay(solve(question), isFit ? MOST_SIFTED : most, ({ options }) => options, dayOf);
    const answers = answersOf(question, solutions);
    return (isFit ? answers.filter(isFit) : answers).slice(0, most);
  };
  return {
    names: new Map([...stock.rooms, ...stock.people, ...stock.units, ...stock.kits, ...stock.models].map(({ id, name }) => [id, name])),
    find,
    /** Why nothing fits, and what would. */
    async explain(request: FindRequest): Promise<Omit<FindOutcome, 'answers' | 'names'>> {
      const relaxations: FindOutcome['relaxations'] = [];
      for (const { says, request: other } of relaxed(request, stock).slice(0, MOST_TRIED)) {
        if (relaxations.length >= MOST_RELAXATIONS) break;
        const [found] = await find(other, 1);
        if (found) relaxations.push({ says, request: other, found });
      }
      return { reasons: whyNothing(await questionOf(request), relaxations.length > 0), relaxations };
    },
  };
}

/** A search names no type of session. */
const NO_TYPE = { state: 'confirmed', sessionTypeId: null, sessionType: null } as const;

const usualFirst = (people: Stock['people'], { usualPeople }: Habits): Stock['people'] => [
  ...people.filter(({ id }) => usualPeople.has(id)),
  ...people.filter(({ id }) => !usualPeople.has(id)),
];

/** A piece may begin in the last minutes of the window and last long. */
const longestOf = ({ pieces }: FindRequest): number => Math.max(...pieces.map(({ minutes }) => minutes));
