import { changeStudioSettings } from '../../domain/studio/change-studio-settings.ts';
import { StaleEdit } from '../../domain/kernel/errors.ts';
import { builder } from '../builder.ts';
import { HEADS, INSIDE } from '../shared/access.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { StudioKindEnum } from './enums.ts';

export const Studio = builder.prismaNode('Studio', {
  select: { id: true },
  description: 'A tenant: everything else belongs to exactly one studio.',
  access: INSIDE,
  id: { field: 'id', description: 'Id of the studio; the header `x-studio` takes its UUID.' },
  findUnique: (id, { caller }) => ({ id, AND: { id: caller.actor.studioId } }),
  fields: (t) => ({
    uuid: t.exposeString('id', { description: 'The plain UUID, for the header `x-studio`.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.expose('kind', { type: StudioKindEnum, description: 'What it mainly does.' }),
    zone: t.exposeString('zone', { description: 'IANA zone of its wall clock, such as Europe/Berlin.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217 code; all amounts are in this currency’s minor units.' }),
    revision: t.expose('revision', {
      type: 'BigInt',
      description: 'Number of the latest change: `since` for a subscription that begins now.',
    }),
    utilizationCountsBuffers: t.exposeBoolean('utilizationCountsBuffers', {
      description: 'Whether setup and teardown count as booked hours in room utilization.',
    }),
    waitlistOfferMinutes: t.exposeInt('waitlistOfferMinutes', {
      description: 'How long somebody on the waitlist may think about a slot that is offered to them, minutes.',
    }),
    holdDays: t.exposeInt('holdDays', {
      nullable: true,
      description: 'Days after which a hold lapses unless it says otherwise; null for never.',
    }),
    challengeHours: t.exposeInt('challengeHours', { description: 'Hours that a challenged hold has to decide.' }),
    confirmingReleasesHolds: t.exposeBoolean('confirmingReleasesHolds', {
      description: 'Whether confirming a session releases the holds it overlaps; otherwise they stay as a second choice.',
    }),
    noShowAfterMinutes: t.exposeInt('noShowAfterMinutes', {
      nullable: true,
      description: 'Minutes without check-in after which nobody seems to come; null when nobody is missed.',
    }),
    noShowReleases: t.exposeBoolean('noShowReleases', {
      description: 'Whether a session is marked as a no-show by itself then, which frees its slot; otherwise boards only tell.',
    }),
    seriesMonthsAhead: t.exposeInt('seriesMonthsAhead', { description: 'How many months ahead series without an end are booked.' }),
    demo: t.exposeBoolean('demo', { description: 'Whether this is a public demonstration.' }),
    sendsMail: t.boolean({
      description:
        'Whether invitations and links go out as mail: there is a mail server, and this is no demo. Otherwise they are in the log.',
      select: { demo: true },
      resolve: ({ demo }, _args, { doors }) => doors.sendsMail && !demo,
    }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
  }),
});

builder.queryField('studio', (t) =>
  t.prismaField({
    type: Studio,
    access: INSIDE,
    description: 'The studio the caller acts in.',
    resolve: (query, _root, _args, { caller }) => caller.db.studio.findUniqueOrThrow({ ...query, where: { id: caller.actor.studioId } }),
  }),
);

mutation('changeStudioSettings', {
  description:
    'Changes the studio’s name, wall clock, currency, how utilization is counted, how holds, no-shows and offers of the waitlist are treated. ' +
    'Amounts keep their numbers when the currency changes. ' +
    'Requires the role owner or studio manager.',
  access: HEADS,
  type: Studio,
  errors: [StaleEdit],
  input: (t) => ({
    expectedVersion: t.int({ description: 'The version the caller looked at; a clashing edit since is refused.' }),
    name: t.string({ description: 'New name.' }),
    zone: t.string({ description: 'IANA zone such as Europe/Berlin.' }),
    currency: t.string({ description: 'Three-letter ISO 4217 code.' }),
    utilizationCountsBuffers: t.boolean({ description: 'Whether setup and teardown count as booked hours.' }),
    waitlistOfferMinutes: t.int({ description: 'How long an offer of the waitlist stands, 5 to 10080 minutes.' }),
    holdDays: t.int({ description: 'Days after which a hold lapses; null for never.' }),
    challengeHours: t.int({ description: 'Hours that a challenged hold has to decide.' }),
    confirmingReleasesHolds: t.boolean({ description: 'Whether confirming a session releases the holds it overlaps.' }),
    noShowAfterMinutes: t.int({ description: 'Minutes without check-in after which nobody seems to come; null when nobody is missed.' }),
    noShowReleases: t.boolean({ description: 'Whether a session is marked as a no-show by itself then.' }),
    seriesMonthsAhead: t.int({ description: 'How many months ahead series without an end are booked, 1 to 24.' }),
  }),
  resolve: async (caller, { holdDays, noShowAfterMinutes, ...input }, query) => {
    const { id } = await changeStudioSettings(caller, { ...withoutNulls(input), holdDays, noShowAfterMinutes });
    return caller.db.studio.findUniqueOrThrow({ ...query, where: { id } });
  },
});
