import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { systemActor, type Role } from '../kernel/actor.ts';
import { followChanges, type Follower } from './follow-changes.ts';
import { mailNotices, type Mailer } from './mail-notices.ts';
import { markNoticesRead } from './mark-notices-read.ts';
import { noticesFollower } from './notices.ts';
import { noticeWords } from './notice-words.ts';
import { readNotices } from './read-notices.ts';
import { cancelBooking, confirmBooking, markNoShow } from '../scheduling/booking-steps.ts';
import { bookSession } from '../scheduling/book-session.ts';
import { challengeHold } from '../scheduling/challenge-hold.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { lapseDueHolds } from '../scheduling/lapse-holds.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { createSeries } from '../scheduling/series/create-series.ts';
import { editSeries } from '../scheduling/series/edit-series.ts';
import { releaseHold } from '../scheduling/release-hold.ts';
import { reportLate } from '../scheduling/report-late.ts';
import { chooseNoticeMail } from '../studio/choose-notice-mail.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';

/** Somebody who can sign in, and so be told. */
async function join(studio: TestStudio, name: string, role: Exclude<Role, 'board' | 'client'>, person?: string) {
  const { db, studioId } = studio;
  const userId = newId();
  await db.user.create({ data: { id: userId, name, email: `${userId}@northlight.example` } });
  const personId = person ? studio.people[person]! : null;
  const { id: memberId } = await db.member.create({ data: { id: newId(), studioId, userId, role, personId } });
  return studio.callerFor({ kind: 'member', studioId, memberId, userId, name, role, personId, clientId: null });
}

const follow = async (studio: TestStudio, follower: Follower = noticesFollower()) => {
  for (;;) if ((await followChanges(studio.db, follower, studio.studioId)) === 'caught_up') return;
};
const told = async (caller: Awaited<ReturnType<typeof join>>, zone = 'UTC') =>
  (await readNotices(caller, 50)).notices.map((notice) => {
    const { title, text } = noticeWords(notice, zone);
    return `${title}: ${text}`;
  });

async function aHouse() {
  const studio = await aStudio({ people: ['Ines', 'Marek'] });
  const [ana, ben, ines] = [
    await join(studio, 'Ana', 'coordinator'),
    await join(studio, 'Ben', 'coordinator'),
    await join(studio, 'Ines', 'crew', 'Ines'),
  ];
  const slot = (from = '14:00', to = '16:00') => ({ startsAt: studio.at(`2030-05-20 ${from}`), endsAt: studio.at(`2030-05-20 ${to}`) });
  const hold = (caller: typeof ana, title: string) => bookSession(caller, { title, ...slot(), state: 'hold', rooms: [studio.rooms.A!] });
  const session = (caller: typeof ana, title: string, from: string, to: string, people: string[] = []) =>
    bookSession(caller, {
      title,
      ...slot(from, to),
      rooms: [studio.rooms.A!],
      people: people.map((name) => ({ personId: studio.people[name]! })),
    });
  return { studio, ana, ben, ines, hold, session, slot };
}

test('the life of two holds, as their bookers are told of it: never of what they did themselves', async () => {
  const { studio, ana, ben, hold } = await aHouse();
  const [first, second] = [await hold(ana, 'First'), await hold(ben, 'Second')];
  await challengeHold(ben, { byId: second.id });
  studio.clock.set('2030-05-02T08:00:00Z');
  await lapseDueHolds(studio.system);
  await releaseHold(ana, { bookingId: first.id });
  await confirmBooking(ana, { bookingId: second.id });
  await follow(studio);
  expect(await told(ana)).toEqual([
    'Decide on First: It was challenged, and is released at Thu 2 May, 09:00 unless it is confirmed.',
    'First was challenged: Second wants the slot. Confirm it by Thu 2 May, 09:00, or it is released.',
  ]);
  expect(await told(ben)).toEqual([
    'Second is confirmed: Mon 20 May, 14:00–16:00, A. Confirmed by Ana.',
    'Second is now the first hold: Mon 20 May, 14:00–16:00, A. First made way.',
  ]);
});

test('a hold that lapses, is forfeited or settled tells whoever kept it; one of nobody, those who coordinate', async () => {
  const { studio, ana, ben, hold } = await aHouse();
  const imported = await hold(studio.system, 'Imported');
  await hold(ana, 'Hers');
  const his = await hold(ben, 'His');
  await confirmBooking(ben, { bookingId: his.id });
  await follow(studio);
  expect(await told(ana)).toEqual([
    'Hers was released: Mon 20 May, 14:00–16:00, A. His is confirmed.',
    'Imported was released: Mon 20 May, 14:00–16:00, A. His is confirmed.',
  ]);
  expect(await told(ben)).toEqual([]);
  expect(await studio.booking(imported.id)).toMatchObject({ state: 'cancelled' });
  await bookSession(ana, {
    title: 'Lapses',
    startsAt: studio.at('2030-05-28 10:00'),
    endsAt: studio.at('2030-05-28 11:00'),
    state: 'hold',
    rooms: [studio.rooms.B!],
  });
  studio.clock.set('2030-05-08T09:00:00Z');
  await lapseDueHolds(studio.system);
  await follow(studio);
  expect((await told(ana))[0]).toBe('Lapses has lapsed: The hold of Tue 28 May, 10:00–11:00, B was not confirmed in time.');
});

test('crew are told what happens to their sessions: moved, called off, nobody came; not of a new title', async () => {
  const { studio, ana, ines, session, slot } = await aHouse();
  const { id: bookingId } = await session(ana, 'Pilot', '14:00', '16:00', ['Ines']);
  await editBooking(ana, { bookingId, title: 'Pilot, take two' });
  await moveBooking(ana, { bookingId, ...slot('15:00', '17:00') });
  await cancelBooking(ana, { bookingId });
  const { id: missed } = await session(ana, 'Missed', '10:00', '12:00', ['Ines']);
  studio.clock.set('2030-05-20T10:30:00Z');
  await markNoShow(ana, { bookingId: missed });
  await follow(studio);
  expect(await told(ines)).toEqual([
    'Nobody came to Missed: Mon 20 May, 10:00–12:00, A. Its room, people and gear are free.',
    'Pilot, take two was called off: Mon 20 May, 15:00–17:00, A. Called off by Ana.',
    'Pilot, take two was moved: It is now Mon 20 May, 15:00–17:00, A. Moved by Ana.',
  ]);
});

test('running late before my session: who waits is told how long, and who is on the late one that it is late', async () => {
  const { studio, ana, ben, ines, session } = await aHouse();
  const { id: bookingId } = await session(studio.system, 'Late', '14:00', '16:00', ['Marek']);
  await session(ben, 'Next', '16:10', '17:00', ['Ines']);
  studio.clock.set('2030-05-20T13:00:00Z');
  await reportLate(ana, { bookingId, expectedStartAt: studio.at('2030-05-20 14:30') });
  await follow(studio);
  const words = 'Late runs late: Next at 16:10 may have to wait 20 minutes.';
  expect(await told(ines)).toEqual([words]);
  expect(await told(ben)).toEqual([words]);
});

test('each change is told once, whoever follows, also when one of them fails on the way', async () => {
  const { studio, ana, ben, hold } = await aHouse();
  for (let n = 0; n < 5; n += 1) await hold(n % 2 ? ana : ben, `Hold ${n}`);
  for (const { id } of await studio.db.booking.findMany({ where: { studioId: studio.studioId }, orderBy: { heldAt: 'asc' }, take: 3 }))
    await releaseHold(studio.system, { bookingId: id });
  const dying = noticesFollower(() => {
    throw new Error('killed');
  });
  await expect(follow(studio, dying)).rejects.toThrow('killed');
  await Promise.all(
    [follow(studio), follow(studio).catch(() => undefined), follow(studio).catch(() => undefined)].map((one) => one.catch(() => undefined)),
  );
  await follow(studio);
  const rows = await studio.db.notice.findMany({ where: { studioId: studio.studioId } });
  const promoted = (await studio.changes()).filter(({ kind }) => kind === 'hold_promoted');
  expect(rows.map(({ revision }) => revision).sort()).toEqual(promoted.map(({ revision }) => revision).sort());
  // Open pages hear of it through the log, one change for each member.
  expect((await studio.changes()).filter(({ entity }) => entity === 'notice').length).toBe(2);
});

test('read is read: one, then all, and only one’s own', async () => {
  const { studio, ana, ben, hold } = await aHouse();
  await hold(studio.system, 'In front');
  await hold(studio.system, 'In between');
  await hold(ana, 'Hers');
  await hold(ben, 'His');
  for (const title of ['In front', 'In between'])
    await releaseHold(studio.system, {
      bookingId: (await studio.db.booking.findFirstOrThrow({ where: { studioId: studio.studioId, title } })).id,
    });
  await follow(studio);
  const { notices, unread } = await readNotices(ana, 50);
  expect(unread).toBe(notices.length);
  await markNoticesRead(ana, { noticeIds: [notices[0]!.id] });
  expect((await readNotices(ana, 50)).unread).toBe(unread - 1);
  await markNoticesRead(ben, {});
  await markNoticesRead(ben, {});
  expect([(await readNotices(ana, 50)).unread, (await readNotices(ben, 50)).unread]).toEqual([unread - 1, 0]);
});

test('mail is for those who wish it: everything new in one, sent by one worker, and again only when it was not noted', async () => {
  const { studio, ana, ben, hold } = await aHouse();
  const sent: { to: string; subject: string; id: string }[] = [];
  let failing = true;
  const mailer: Mailer = {
    async send(mail) {
      if (failing) throw new Error('the mail server is away');
      sent.push(mail);
    },
  };
  const mail = () => mailNotices(studio.system, mailer, 'https://callboard.example');
  await chooseNoticeMail(ana, { byMail: true });
  await hold(studio.system, 'In front');
  await hold(ana, 'Hers');
  await hold(ana, 'Hers too');
  await hold(ben, 'His');
  await releaseHold(studio.system, {
    bookingId: (await studio.db.booking.findFirstOrThrow({ where: { studioId: studio.studioId, title: 'In front' } })).id,
  });
  await follow(studio);
  await expect(mail()).rejects.toThrow('away');
  failing = false;
  await mail();
  expect(sent).toEqual([]);
  studio.clock.set('2030-05-01T09:11:00Z');
  await Promise.all([mail(), mail(), mail()]);
  await mail();
  expect(sent.map(({ subject }) => subject)).toEqual(['Hers is now the first hold, and 1 more']);
});

test('a system that has no members tells nobody, and is not kept from going on', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '2030-05-20 10:00', to: '2030-05-20 11:00', state: 'hold' });
  await follow(studio);
  expect(await studio.db.notice.count({ where: { studioId: studio.studioId } })).toBe(0);
  expect(systemActor(studio.studioId, 'x').kind).toBe('system');
});

test('whoever made a series hears when a date that it had to skip is free; its other changes are nobody else’s notice', async () => {
  const { studio, ana, ben, session } = await aHouse();
  const taken = await session(ben, 'Tidewater', '14:00', '16:00');
  const { id } = await createSeries(ana, {
    title: 'Long Table',
    rule: 'FREQ=WEEKLY;COUNT=2',
    firstTime: '2030-05-20T14:00',
    lengthMinutes: 60,
    rooms: [studio.rooms.A!],
    decisions: [{ occurrence: '2030-05-20T14:00', decision: 'skip' }],
  });
  await editSeries(ben, { seriesId: id, scope: 'all', note: 'Bring tea.' });
  await cancelBooking(ben, { bookingId: taken.id });
  await follow(studio);
  expect(await told(ana)).toEqual(['A skipped date of Long Table is free: Mon 20 May, 14:00–15:00, A. The series can have it back.']);
  expect(await told(ben)).toEqual([]);
});
