import { TooOften, type Dragged, type Presence as There } from '../../domain/activity/presence.ts';
import type { PresenceNews } from '../../server/live/live.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { ErrorInterface } from '../shared/errors.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const carried = { access: 'carried' as const };
const bookingId = (id: string | null) => id && encodeId('Booking', id);

const PresentDrag = builder.objectRef<Dragged>('PresentDrag').implement({
  ...carried,
  description: 'What somebody has in hand on the schedule.',
  fields: (t) => ({
    bookingId: t.id({
      nullable: true,
      description: 'The session that is moved; null for one that is drawn.',
      resolve: (drag) => bookingId(drag.bookingId),
    }),
    rowIds: t.exposeStringList('rowIds', { description: 'Ids of the rows it is over.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'Where it would begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Where it would end.' }),
  }),
});

const Presence = builder.objectRef<There>('Presence').implement({
  ...carried,
  description: 'Somebody who is there at this moment, in one tab of their browser.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'The person and the tab; its end is the `tab` that the person’s browser gave.' }),
    memberId: t.id({ description: 'Who it is (Member).', resolve: ({ memberId }) => encodeId('Member', memberId) }),
    name: t.exposeString('name', { description: 'Their name.' }),
    seat: t.exposeInt('seat', { description: 'How many members came before: a number of their own, for a colour that stays theirs.' }),
    view: t.exposeString('view', { description: 'Which view they look at.' }),
    day: t.expose('day', { type: 'Date', nullable: true, description: 'Which day.' }),
    openId: t.id({ nullable: true, description: 'The session that they have open.', resolve: ({ openId }) => bookingId(openId) }),
    editing: t.exposeBoolean('editing', { description: 'Whether it is open for editing. Others may edit it all the same.' }),
    drag: t.expose('drag', { type: PresentDrag, nullable: true, description: 'What they have in hand.' }),
  }),
});

const News = builder.objectRef<PresenceNews>('PresenceNews').implement({
  ...carried,
  description: 'Who is in a place: everybody when `fresh`, otherwise who came or does something else, and who is gone.',
  fields: (t) => ({
    fresh: t.exposeBoolean('fresh', { description: 'Whether this is everybody, in place of what was told before.' }),
    people: t.field({ type: [Presence], description: 'Those who are there.', resolve: ({ people }) => [...people] }),
    gone: t.stringList({ description: 'Ids of those who are not there any more.', resolve: ({ gone }) => [...gone] }),
  }),
});

builder.subscriptionField('presence', (t) =>
  t.field({
    type: News,
    access: STAFF,
    description:
      'Who of the studio is in a part of the app, live, across all servers. No record: whoever shows no sign of life for twelve seconds is gone. ' +
      'For everyone who works for the studio; clients and boards see nobody.',
    args: { place: t.arg.string({ required: true, description: 'The part of the app, such as `schedule`.' }) },
    subscribe: (_root, { place }, { live, caller }) => live.presence.watch(caller.actor, place),
    resolve: (news) => news,
  }),
);

builder.objectType(TooOften, {
  ...carried,
  name: 'TooOften',
  interfaces: [ErrorInterface],
  description: 'More messages than are taken from one person. What was shown before stands.',
  fields: (t) => ({ mostPerSecond: t.exposeInt('mostPerSecond', { description: 'How many are taken a second.' }) }),
});

const Shown = builder.objectRef<{ tab: string }>('PresenceShown').implement({
  ...carried,
  description: 'That others see it.',
  fields: (t) => ({ tab: t.exposeString('tab', { description: 'The tab.' }) }),
});

const DragInput = builder.inputType('PresentDragInput', {
  description: 'What somebody has in hand on the schedule.',
  fields: (t) => ({
    bookingId: idField(t, 'Booking', { required: false, description: 'The session that is moved; none for one that is drawn.' }),
    rowIds: t.stringList({ required: true, description: 'Ids of the rows it is over, eight at most.' }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'Where it would begin.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'Where it would end.' }),
  }),
});

mutation('showPresence', {
  description:
    'Shows the others where one is and what one has in hand. Send it when that changes and every five seconds; ten a second are passed on, the ' +
    'latest counts, and more than 25 a second are refused. Best sent over the WebSocket. For everyone who works for the studio.',
  access: STAFF,
  type: Shown,
  errors: [TooOften],
  input: (t) => ({
    tab: t.string({ required: true, description: 'A name that the tab gives itself.' }),
    place: t.string({ required: true, description: 'The part of the app, such as `schedule`.' }),
    view: t.string({ description: 'Which view.' }),
    day: t.field({ type: 'Date', description: 'Which day.' }),
    openId: idField(t, 'Booking', { required: false, description: 'The session that is open.' }),
    editing: t.boolean({ description: 'Whether it is open for editing.' }),
    drag: t.field({ type: DragInput, description: 'What is in hand.' }),
  }),
  resolve: async ({ actor }, input, _query, { live }) => {
    await live.presence.show(actor, withoutNulls(input));
    return { tab: input.tab };
  },
});

mutation('leavePlace', {
  description: 'Takes back what the tab showed: the others see at once that it is gone. Without it that takes twelve seconds.',
  access: STAFF,
  type: Shown,
  input: (t) => ({ tab: t.string({ required: true, description: 'The tab.' }) }),
  resolve: ({ actor }, { tab }, _query, { live }) => {
    live.presence.leave(actor, tab);
    return { tab };
  },
});
