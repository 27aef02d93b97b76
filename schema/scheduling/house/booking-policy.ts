import { StaleEdit } from '../../../domain/kernel/errors.ts';
import { readPolicy, type HousePolicy } from '../../../domain/scheduling/house/booking-policy.ts';
import { changeBookingPolicy } from '../../../domain/scheduling/house/booking-policy-change.ts';
import { isFixedPair, PAIR_STATES, type PairState, type PairVerdict } from '../../../domain/scheduling/house/state-pair-rules.ts';
import { builder } from '../../builder.ts';
import { HEADS, STAFF } from '../../shared/access.ts';
import { EXPECTED_VERSION, VERSION } from '../../shared/edit-input.ts';
import { encodeId } from '../../shared/ids.ts';
import { mutation, withoutNulls } from '../../shared/mutation.ts';
import { PairStateEnum, PairVerdictEnum, RuleEffectEnum } from './enums.ts';

const Cell = builder.objectRef<{ standing: PairState; wanted: PairState; verdict: PairVerdict }>('MatrixCell').implement({
  access: 'carried',
  description: 'What a session in one state does to one that is wanted beside it.',
  fields: (t) => ({
    standing: t.expose('standing', { type: PairStateEnum, description: 'The state of the one that stands.' }),
    wanted: t.expose('wanted', { type: PairStateEnum, description: 'The state of the one that is wanted.' }),
    verdict: t.expose('verdict', { type: PairVerdictEnum, description: 'What it does.' }),
    fixed: t.boolean({
      description: 'Whether it cannot be changed: what is firm always blocks what is firm.',
      resolve: ({ standing, wanted }) => isFixedPair(standing, wanted),
    }),
  }),
});

const FIELDS = {
  outsideHoursStaff: 'What holds when somebody of the studio books outside of opening hours.',
  outsideHoursClients: 'What holds when a client does.',
  inPast: 'What holds for a time that is over; one that has begun is at most warned about.',
};

const Policy = builder.objectRef<HousePolicy & { studioId: string }>('BookingPolicy').implement({
  access: 'carried',
  description: 'What holds in the house beside its rules, and the matrix of states.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the policy: one for each studio.', resolve: ({ studioId }) => encodeId('BookingPolicy', studioId) }),
    outsideHoursStaff: t.expose('outsideHoursStaff', { type: RuleEffectEnum, description: FIELDS.outsideHoursStaff }),
    outsideHoursClients: t.expose('outsideHoursClients', { type: RuleEffectEnum, description: FIELDS.outsideHoursClients }),
    inPast: t.expose('inPast', { type: RuleEffectEnum, description: FIELDS.inPast }),
    matrix: t.field({
      type: [Cell],
      description: 'Sixteen cells: by the state that stands, then the one that is wanted.',
      resolve: ({ pairs }) =>
        PAIR_STATES.flatMap((standing) => PAIR_STATES.map((wanted) => ({ standing, wanted, verdict: pairs[standing][wanted] }))),
    }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

builder.queryField('bookingPolicy', (t) =>
  t.field({
    type: Policy,
    access: STAFF,
    description: 'What holds in the house beside its rules, and the matrix of states.',
    resolve: async (_root, _args, { caller }) => ({
      ...(await readPolicy(caller.db, caller.actor.studioId)),
      studioId: caller.actor.studioId,
    }),
  }),
);

const CellInput = builder.inputType('MatrixCellInput', {
  description: 'A cell of the matrix of states.',
  fields: (t) => ({
    standing: t.field({ type: PairStateEnum, required: true, description: 'The state of the one that stands.' }),
    wanted: t.field({ type: PairStateEnum, required: true, description: 'The state of the one that is wanted.' }),
    verdict: t.field({ type: PairVerdictEnum, required: true, description: 'What it does.' }),
  }),
});

mutation('changeBookingPolicy', {
  description:
    'Changes what holds outside of opening hours and in the past, and cells of the matrix of states; what is left out stays. ' +
    'Requires the role owner or studio manager.',
  access: HEADS,
  type: Policy,
  errors: [StaleEdit],
  input: (t) => ({
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    outsideHoursStaff: t.field({ type: RuleEffectEnum, description: FIELDS.outsideHoursStaff }),
    outsideHoursClients: t.field({ type: RuleEffectEnum, description: FIELDS.outsideHoursClients }),
    inPast: t.field({ type: RuleEffectEnum, description: FIELDS.inPast }),
    matrix: t.field({ type: [CellInput], description: 'The cells that change.' }),
  }),
  resolve: async (caller, { matrix, ...input }) => {
    await changeBookingPolicy(caller, { ...withoutNulls(input), matrix: matrix ?? [] });
    return { ...(await readPolicy(caller.db, caller.actor.studioId)), studioId: caller.actor.studioId };
  },
});
