import type { InputShapeFromTypeParam } from '@pothos/core';
import { builder, type ApiTypes } from '../../builder.ts';
import { idField, idListField } from '../../shared/id-fields.ts';
import { withoutNulls } from '../../shared/mutation.ts';
import { GearWish, gearOf, peopleOf, PersonWish, RoleWish, wishesOf, type Wishes } from '../booking-inputs.ts';
import { BookingStateEnum } from '../booking-state.ts';
import { DecisionEnum, OnClashEnum } from './enums.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;
type Inputs = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

export const WALL = 'wall time of the series’ zone, such as 2026-11-24T10:00';
export const RULE =
  'RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=TU;COUNT=10. HOURLY at most; without COUNT and UNTIL it goes on, and is booked as far as the studio looks ahead.';
export const CLOCKS =
  'Wall time stays through changes of clocks: 10:00 stays 10:00. A time that the clocks skip moves forward by as much, one that they show twice is the first. ' +
  'The length is time that passes.';

const SeriesDecision = builder.inputType('SeriesDecision', {
  description: 'What is to happen to one date of a series.',
  fields: (t) => ({
    occurrence: t.string({ required: true, description: `Which date, by its place in the rule: ${WALL}.` }),
    decision: t.field({ type: DecisionEnum, required: true, description: 'What is to happen.' }),
    startsAt: t.field({ type: 'DateTime', description: 'Of a move: when it begins instead.' }),
    rooms: idListField(t, 'Room', { required: false, description: 'Of a move: its rooms instead.' }),
    people: t.field({ type: [PersonWish], description: 'Of a move: its people instead.' }),
    gear: t.field({ type: [GearWish], description: 'Of a move: its gear instead.' }),
  }),
});

/** What each session is, of a new series or an edited one. */
export const sessionFields = (t: Inputs) => ({
  state: t.field({ type: BookingStateEnum, description: 'inquiry, hold, tentative or confirmed.' }),
  clientId: idField(t, 'Client', { required: false, description: 'Whom it is for; a project brings its client along.' }),
  projectId: idField(t, 'Project', { required: false, description: 'What it is for.' }),
  sessionTypeId: idField(t, 'SessionType', {
    required: false,
    description: 'What kind of session each is; a new series takes over its gear, roles and setup where it says nothing of them.',
  }),
  note: t.string({ description: 'What the studio should know about it.' }),
  setupMinutes: t.int({ description: 'Minutes taken before each; as the session type or the rooms have it if a new series says nothing.' }),
  teardownMinutes: t.int({
    description: 'Minutes taken after each; as the session type or the rooms have it if a new series says nothing.',
  }),
  rooms: idListField(t, 'Room', { required: false, description: 'Its rooms.' }),
  people: t.field({ type: [PersonWish], description: 'Who is on it.' }),
  gear: t.field({ type: [GearWish], description: 'The gear it needs.' }),
  roles: t.field({ type: [RoleWish], description: 'Roles that nobody fills yet.' }),
});

export const datesFields = (t: Inputs) => ({
  extraDates: t.stringList({ description: `Dates beside the rule (RDATE), each as ${WALL}.` }),
  exceptDates: t.stringList({ description: `Dates of the rule that are left out (EXDATE), each as ${WALL}.` }),
});

export const newTimesFields = (t: Inputs) => ({
  rule: t.string({ required: true, description: RULE }),
  firstTime: t.string({ required: true, description: `Where the rule begins: ${WALL}.` }),
  lengthMinutes: t.int({ required: true, description: 'How long each lasts: minutes that pass.' }),
  zone: t.string({ description: 'IANA zone of the wall times; the studio’s if not given.' }),
  ...datesFields(t),
});

export const decisionsField = (t: Inputs) => ({
  decisions: t.field({ type: [SeriesDecision], description: 'What is to happen to single dates.' }),
});

export const onClashField = (t: Inputs) => ({
  onClash: t.field({ type: OnClashEnum, description: 'What is to happen to dates that clash otherwise; refuse if not given.' }),
});

type Decisions = readonly InputShapeFromTypeParam<Types, typeof SeriesDecision, true>[] | null | undefined;

const decisionsOf = (decisions: Decisions) =>
  decisions?.map(({ people, gear, ...plain }, index) => ({
    ...withoutNulls(plain),
    people: peopleOf(people),
    gear: gearOf(gear, `decisions.${index}.gear`),
  }));

/** The input of a series as its command takes it. */
export const seriesInputOf = <Input extends Wishes & { decisions?: Decisions }>({ people, gear, roles, decisions, ...plain }: Input) => ({
  ...plain,
  ...wishesOf({ people, gear, roles }),
  decisions: decisionsOf(decisions),
});
