import { markNoticesRead } from '../../domain/activity/mark-notices-read.ts';
import { noticeWords } from '../../domain/activity/notice-words.ts';
import { readNotices, type NoticeList } from '../../domain/activity/read-notices.ts';
import { chooseNoticeMail } from '../../domain/studio/choose-notice-mail.ts';
import type { Notice } from '../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { idListField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { mutation } from '../shared/mutation.ts';
import { Member } from '../studio/members.ts';

/** What kind of record an entity of the log is in the API. */
const RECORD: Readonly<Record<string, string>> = {
  booking: 'Booking',
  series: 'Series',
  project: 'Project',
  unit: 'GearUnit',
  room: 'Room',
  client: 'Client',
  waitlist_entry: 'WaitlistEntry',
  webhook_endpoint: 'WebhookEndpoint',
};

interface Told {
  notice: Notice;
  zone: string;
}

const NoticeType = builder.objectRef<Told>('Notice').implement({
  access: 'carried',
  description: 'Something that the caller should know.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the notice.', resolve: ({ notice }) => encodeId('Notice', notice.id) }),
    kind: t.string({ description: 'What happened: hold_promoted, moved …', resolve: ({ notice }) => notice.kind }),
    title: t.string({ description: 'In a few words.', resolve: ({ notice, zone }) => noticeWords(notice, zone).title }),
    text: t.string({ description: 'In a sentence or two; may be empty.', resolve: ({ notice, zone }) => noticeWords(notice, zone).text }),
    at: t.field({ type: 'DateTime', description: 'When it happened.', resolve: ({ notice }) => notice.at }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was read; null before.',
      resolve: ({ notice }) => notice.readAt,
    }),
    startsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Of a session: when it begins, as it stood then.',
      resolve: ({ notice }) => {
        const { startsAt } = (notice.parts ?? {}) as { startsAt?: string };
        return startsAt && notice.entity !== 'webhook_endpoint' ? new Date(startsAt) : null;
      },
    }),
    entity: t.string({ description: 'The kind of record it is about: booking, project …', resolve: ({ notice }) => notice.entity }),
    recordId: t.id({
      nullable: true,
      description: 'Id of that record.',
      resolve: ({ notice }) => (RECORD[notice.entity] ? encodeId(RECORD[notice.entity]!, notice.entityId) : null),
    }),
  }),
});

const Notices = builder.objectRef<NoticeList>('NoticeList').implement({
  access: 'carried',
  description: 'What the caller was told.',
  fields: (t) => ({
    unread: t.exposeInt('unread', { description: 'How many are not read, also those that are not in the list.' }),
    notices: t.field({
      type: [NoticeType],
      description: 'The latest first.',
      resolve: async ({ notices }, _args, { caller }) => {
        const { zone } = await caller.db.studio.findUniqueOrThrow({ where: { id: caller.actor.studioId }, select: { zone: true } });
        return notices.map((notice) => ({ notice, zone }));
      },
    }),
  }),
});

const MOST = 100;

builder.queryField('notices', (t) =>
  t.field({
    type: Notices,
    access: STAFF,
    description:
      'What the caller should know: their own notices. The change feed tells when there are new ones: entity `notice`, with the id of the member.',
    args: { first: t.arg.int({ description: `How many of the latest, 1 to ${MOST}; 30 if not given.` }) },
    resolve: (_root, { first }, { caller }) => readNotices(caller, Math.min(MOST, Math.max(1, first ?? 30))),
  }),
);

mutation('markNoticesRead', {
  description: 'Marks the caller’s own notices as read: these, or all.',
  access: STAFF,
  type: Notices,
  input: (t) => ({ noticeIds: idListField(t, 'Notice', { required: false, description: 'Which; all if not given.' }) }),
  resolve: async (caller, { noticeIds }) => {
    await markNoticesRead(caller, noticeIds ? { noticeIds } : {});
    return readNotices(caller, 30);
  },
});

mutation('chooseNoticeMail', {
  description: 'Says whether the caller’s own notices come by mail too, where the house has a mail server.',
  access: STAFF,
  type: Member,
  input: (t) => ({ byMail: t.boolean({ required: true, description: 'Whether they do.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await chooseNoticeMail(caller, input);
    return caller.db.member.findUniqueOrThrow({ ...query, where: { id } });
  },
});
