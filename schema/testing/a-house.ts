import { createClient } from '../../domain/clients/create-client.ts';
import { checkOutUnit } from '../../domain/equipment/check-out-unit.ts';
import { checkOutKit } from '../../domain/equipment/check-out-kit.ts';
import { startMaintenance } from '../../domain/equipment/start-maintenance.ts';
import { startExport } from '../../domain/exporting/start-export.ts';
import { createExpense } from '../../domain/finance/create-expense.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { addRoomNeed } from '../../domain/production/add-room-need.ts';
import { createProject } from '../../domain/production/create-project.ts';
import { bookSession } from '../../domain/scheduling/book-session.ts';
import { closeRooms } from '../../domain/scheduling/close-rooms.ts';
import { createSeries } from '../../domain/scheduling/series/create-series.ts';
import { addToWaitlist } from '../../domain/scheduling/waitlist/add-to-waitlist.ts';
import { withdrawFromWaitlist } from '../../domain/scheduling/waitlist/answer-waitlist-offer.ts';
import { offerNext } from '../../domain/scheduling/waitlist/offer-next.ts';
import { createApiKey } from '../../domain/studio/create-api-key.ts';
import { createBoardLink } from '../../domain/studio/create-board-link.ts';
import { createEndpoint } from '../../domain/webhooks/create-endpoint.ts';
import { pauseEndpoint } from '../../domain/webhooks/pause-endpoint.ts';
import { testEndpoint } from '../../domain/webhooks/test-endpoint.ts';
import { aStudio } from '../../domain/testing/a-studio.ts';
import type { Served, SignedIn } from '../../server/testing/a-server.ts';
import { houseRecords } from './house-records.ts';
import { encodeId } from '../shared/ids.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A studio of its own with people who sign in, and a maker of each kind of record: every call makes another, and answers its id in the API. */
export async function aHouse({ aMember }: Pick<Served, 'aMember'>) {
  const studio = await aStudio({
    now: new Date().toISOString(),
    rooms: ['A', 'B'],
    people: ['Mia'],
    gear: { SM7B: 1 },
    kits: { 'Camera kit': ['C300', 'Lens'] },
  });
  const { db, system, studioId } = studio;
  const owner = await aMember(studioId, 'owner');
  let made = 0;
  const name = (what: string): string => `${what} ${(made += 1)}`;
  /** Sessions and closures each get a day of their own, so that none is in another's way. */
  let days = 1;
  const times = (hours = 2) => {
    const startsAt = new Date(Math.floor(Date.now() / DAY) * DAY + (days += 1) * DAY + 10 * HOUR);
    return { startsAt, endsAt: new Date(+startsAt + hours * HOUR) };
  };
  /** Days of exceptions lie far from those, and apart. */
  const day = (): string => new Date(Math.floor(Date.now() / DAY) * DAY + (days += 2) * DAY + 300 * DAY).toISOString().slice(0, 10);
  const room = (which: 'A' | 'B' = 'A') => studio.rooms[which]!;
  /** What the owner does by the domain's own hand. */
  const byOwner = studio.callerFor({
    kind: 'member',
    studioId,
    memberId: owner.memberId,
    userId: owner.userId,
    name: 'owner',
    role: 'owner',
    personId: null,
    clientId: null,
  });
  const unit = async (): Promise<string> => studio.addUnit('SM7B');
  const kitOf = async (units: string[]): Promise<string> => {
    const id = newId();
    await db.gearKit.create({ data: { id, studioId, name: name('Kit'), category: 'Camera kits' } });
    for (const unitId of units) await db.kitUnit.create({ data: { unitId, studioId, kitId: id } });
    return id;
  };

  /** What the examples begin with, as UUIDs. */
  const make = {
    room: () => studio.addRoom(name('Room')),
    person: () => studio.addPerson(name('Person')),
    unit,
    model: async () => {
      await studio.addUnit(name('Model'));
      return Object.values(studio.models).at(-1)!;
    },
    /** Without units: such a model or kit may be archived. */
    emptyModel: async () => {
      const id = newId();
      await db.gearModel.create({ data: { id, studioId, name: name('Model'), category: 'Microphones' } });
      return id;
    },
    kit: async () => kitOf([await unit(), await unit()]),
    kitOut: async () => {
      const kit = await make.kit();
      await checkOutKit(system, { kitId: kit, holderName: 'Jo Tanaka', dueAt: times().startsAt });
      return kit;
    },
    checkout: async () => {
      const unitId = await unit();
      await checkOutUnit(system, { unitId, holderName: 'Jo Tanaka', dueAt: times().startsAt });
      return (await db.checkout.findFirstOrThrow({ where: { studioId, unitId } })).id;
    },
    client: async () => (await createClient(system, { name: name('Client') })).id,
    project: async () => (await createProject(system, { name: name('Project') })).id,
    expense: async () =>
      (await createExpense(system, { projectId: await make.project(), description: 'Taxi', amountMinor: 900, spentOn: '2026-11-21' })).id,
    booking: async (state: 'inquiry' | 'confirmed' = 'confirmed') =>
      (await bookSession(system, { title: name('Session'), ...times(), state, rooms: [room()] })).id,
    /** A session that the owner booked: theirs to take back. */
    ownBooking: async () => (await bookSession(byOwner, { title: name('Session'), ...times(), rooms: [room()] })).id,
    /** Two holds of one slot, the one that came first before the other. */
    rivals: async (): Promise<[first: string, second: string]> => {
      const slot = times();
      const hold = async () => (await bookSession(system, { title: name('Hold'), ...slot, state: 'hold', rooms: [room()] })).id;
      return [await hold(), await hold()];
    },
    /** Three sessions, a week apart, in a room of its own. */
    series: async (wish: Partial<Parameters<typeof createSeries>[1]> = {}) => {
      const { id } = await createSeries(system, {
        title: name('Series'),
        rule: 'FREQ=WEEKLY;COUNT=3',
        firstTime: times().startsAt.toISOString().slice(0, 16),
        lengthMinutes: 60,
        rooms: [await make.room()],
        ...wish,
      });
      return id;
    },
    /** A unit of a session that takes place in the first room today. */
    unitInRoom: async () => {
      const unitId = await unit();
      const startsAt = new Date(Date.now() + HOUR + (made += 1) * MINUTE);
      const endsAt = new Date(+startsAt + MINUTE);
      await bookSession(system, { title: name('Session'), startsAt, endsAt, rooms: [room()], gear: [{ unitId }] });
      return unitId;
    },
    /** Of the owner's, and not read yet. */
    notice: async () => {
      const id = newId();
      const entityId = await make.booking();
      const { revision } = await db.change.findFirstOrThrow({ where: { studioId, entityId } });
      const about = { entity: 'booking', entityId, kind: 'moved', revision };
      await db.notice.create({ data: { id, studioId, memberId: owner.memberId, at: new Date(), ...about } });
      return id;
    },
    closure: async () => (await closeRooms(system, { title: 'Painting', ...times(), rooms: [room('B')] })).id,
    maintenance: async (unitId?: string) =>
      (
        await startMaintenance(system, {
          resourceId: unitId ?? (await unit()),
          kind: 'repair',
          description: 'Hum',
          expectedBackAt: times().startsAt,
        })
      ).id,
    roomNeed: async () => (await addRoomNeed(system, { projectId: await make.project(), roomKind: 'podcast_room', minutes: 60 })).id,
    /** Waits for an hour on a day of its own; offered, it is kept by a hold. */
    waiting: async (state: 'waiting' | 'offered' | 'withdrawn' = 'waiting') => {
      const day = times().startsAt.toISOString().slice(0, 10);
      const after = new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
      const request = { pieces: [{ minutes: 60, rooms: [{ roomId: room() }] }], from: day, to: after };
      const { id } = await addToWaitlist(system, { title: name('Podcast'), clientId: await make.client(), request });
      if (state === 'withdrawn') await withdrawFromWaitlist(system, { entryId: id });
      if (state === 'offered') {
        // Only this one is to be looked at.
        await db.waitlistEntry.updateMany({ where: { studioId, id: { not: id } }, data: { due: false } });
        await offerNext(system, {});
      } else await db.waitlistEntry.updateMany({ where: { studioId }, data: { due: false } });
      return id;
    },
    boardLink: async () => (await createBoardLink(system, { name: name('Wall'), privacy: 'everything' })).id,
    apiKey: async () => {
      const secretOf = (id: string, generation: number) => `cb_${id}.${generation}`;
      return (await createApiKey(system, { name: name('Key'), role: 'crew', scopes: ['scheduling_read'], secretOf })).id;
    },
    webhook: async (state: 'on' | 'paused' = 'on') => {
      const wish = { name: name('Webhook'), url: 'https://hooks.example.com/in', events: ['booking.*'], privateHosts: [] };
      const { id } = await createEndpoint(system, wish);
      if (state === 'paused') await pauseEndpoint(system, { endpointId: id });
      return id;
    },
    delivery: async () => (await testEndpoint(system, { endpointId: await make.webhook() })).id,
    /** Asked for by the owner, and cancelled all but the last, so that there is always room for one more. */
    export: async () => {
      const { id } = await startExport(byOwner, { records: ['rooms'] });
      await db.export.updateMany({ where: { studioId, state: 'waiting', NOT: { id } }, data: { state: 'cancelled' } });
      return id;
    },
    /** Kept by the owner, who alone may change it. */
    savedView: async () => {
      const id = newId();
      await db.savedView.create({ data: { id, studioId, memberId: owner.memberId, name: name('View'), query: 'view=week', shared: true } });
      return id;
    },
    member: async () => (await aMember(studioId, 'crew', { name: name('Member') })).memberId,
    /** Invited a while ago, and not seen since. */
    invited: async () => {
      const { memberId } = await aMember(studioId, 'crew', { name: name('Member') });
      await db.member.update({ where: { id: memberId }, data: { signedInAt: null, invitedAt: new Date(Date.now() - DAY) } });
      return memberId;
    },
    /** A second place where the given member is signed in. */
    sessionOf: async ({ userId }: Pick<SignedIn, 'userId'>) => {
      const id = newId();
      await db.session.create({ data: { id, userId, token: newId(), expiresAt: new Date(Date.now() + DAY) } });
      return id;
    },
    ...houseRecords(studio, { name, day, booking: (): Promise<string> => make.booking() }),
  };

  /** A record of each type that inputs can name. A new type is added here. */
  const RECORDS: Record<string, () => Promise<string>> = {
    Booking: () => make.booking(),
    BookingRule: make.rule,
    Export: make.export,
    ApiKey: make.apiKey,
    BoardLink: make.boardLink,
    CheckItem: async () => (await make.checkItem()).itemId,
    Checkout: make.checkout,
    Client: make.client,
    Closure: make.closure,
    Expense: make.expense,
    GearKit: make.kit,
    GearModel: make.model,
    GearUnit: make.unit,
    HoursException: make.exception,
    Maintenance: () => make.maintenance(),
    Member: make.member,
    Notice: make.notice,
    Person: make.person,
    Project: make.project,
    Room: make.room,
    RoomNeed: make.roomNeed,
    SavedView: make.savedView,
    Series: () => make.series(),
    WaitlistEntry: () => make.waiting(),
    SessionType: make.sessionType,
    TimeBlock: make.block,
    Studio: async () => studioId,
    WebhookDelivery: make.delivery,
    WebhookEndpoint: () => make.webhook(),
    UserSession: () => make.sessionOf(owner),
  };

  return {
    studio,
    owner,
    byOwner,
    make,
    times,
    room,
    name,
    day,
    /** Somebody with this role, or the wall board. */
    memberWith: async (role: Parameters<typeof aMember>[1]) =>
      aMember(studioId, role, role === 'client' ? { clientId: await make.client() } : {}),
    /** The id of a new record as the API gives it. */
    async idOf(type: string): Promise<string> {
      const record = RECORDS[type];
      if (!record) throw new Error(`Inputs name a ${type}, and a-house.ts does not know how to make one.`);
      return encodeId(type, await record());
    },
  };
}

export type House = Awaited<ReturnType<typeof aHouse>>;
