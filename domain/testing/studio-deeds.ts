import { archiveProject, restoreProject } from '../production/archive-project.ts';
import { createProject } from '../production/create-project.ts';
import { editProject } from '../production/edit-project.ts';
import { moveProject } from '../production/move-project.ts';
import { PROJECT_HEALTHS, PROJECT_STAGES } from '../production/project-rules.ts';
import { reportProjectHealth } from '../production/report-project-health.ts';
import { createExpense } from '../finance/create-expense.ts';
import { createClient } from '../clients/create-client.ts';
import { editClient } from '../clients/edit-client.ts';
import { editPerson } from '../crew/edit-person.ts';
import { archiveUnit, restoreUnit } from '../equipment/archive-unit.ts';
import { checkInUnit } from '../equipment/check-in-unit.ts';
import { checkOutUnit } from '../equipment/check-out-unit.ts';
import { editKit } from '../equipment/edit-kit.ts';
import { editModel } from '../equipment/edit-model.ts';
import { finishMaintenance } from '../equipment/finish-maintenance.ts';
import { reportUnitFound, reportUnitMissing } from '../equipment/report-missing.ts';
import { reportUnitBroken } from '../equipment/report-unit-broken.ts';
import { startMaintenance } from '../equipment/start-maintenance.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { dayAt } from '../kernel/zone.ts';
import { archiveRoom, restoreRoom } from '../scheduling/archive-room.ts';
import { cancelBooking, checkInBooking, completeBooking, confirmBooking, holdBooking, markNoShow } from '../scheduling/booking-steps.ts';
import { bookSession } from '../scheduling/book-session.ts';
import { challengeHold } from '../scheduling/challenge-hold.ts';
import { extendHold } from '../scheduling/extend-hold.ts';
import { joinHolds } from '../scheduling/join-holds.ts';
import { lapseDueHolds } from '../scheduling/lapse-holds.ts';
import { releaseHold } from '../scheduling/release-hold.ts';
import { reportLate } from '../scheduling/report-late.ts';
import { swapHolds } from '../scheduling/swap-holds.ts';
import { closeRooms } from '../scheduling/close-rooms.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { editRoom } from '../scheduling/edit-room.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { addExceptions } from '../scheduling/house/add-exceptions.ts';
import { createRule } from '../scheduling/house/create-rule.ts';
import { createSessionType } from '../scheduling/house/create-session-type.ts';
import { editSessionType } from '../scheduling/house/edit-session-type.ts';
import { fillRole } from '../scheduling/house/fill-role.ts';
import { removeException } from '../scheduling/house/remove-exception.ts';
import { addCheckItem, tickCheckItem } from '../scheduling/house/tick-check-item.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { reopenRooms } from '../scheduling/reopen-rooms.ts';
import { reorderRooms } from '../scheduling/reorder-rooms.ts';
import type { TestStudio } from './a-studio.ts';

/** One thing that somebody does, refused or not. The numbers choose among what there is. */
export type Deed = (studio: TestStudio, pick: number, minutes: number) => Promise<unknown>;

const among = <One>(all: readonly One[], pick: number): One => all[pick % all.length]!;
const idOf = async (rows: Promise<{ id: string }[]>, studio: TestStudio, pick: number): Promise<string> => {
  const all = await rows;
  return all.length > 0 ? among(all, pick).id : studio.studioId;
};
const ofStudio = ({ studioId }: TestStudio) => ({ where: { studioId }, orderBy: { id: 'asc' as const } });
const sessionOf = async (studio: TestStudio, pick: number) => {
  const all = await studio.db.booking.findMany(ofStudio(studio));
  const now = studio.clock.now();
  return all.length > 0 ? among(all, pick) : { id: studio.studioId, startsAt: now, endsAt: now };
};
const unitOf = (studio: TestStudio, pick: number): string => among(Object.values(studio.units).flat(), pick);
const roomOf = (studio: TestStudio, pick: number): string => among(Object.values(studio.rooms), pick);
const projectOf = (studio: TestStudio, pick: number) => idOf(studio.db.project.findMany(ofStudio(studio)), studio, pick);
const clientOf = (studio: TestStudio, pick: number) => idOf(studio.db.client.findMany(ofStudio(studio)), studio, pick);
const ahead = (studio: TestStudio, minutes: number): Date => plusMinutes(studio.clock.now(), 15 + Math.abs(minutes));

const step =
  (command: typeof confirmBooking): Deed =>
  async (studio, pick) =>
    command(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id });

const book: Deed = async (studio, pick, minutes) => {
  const projects = await studio.db.project.findMany(ofStudio(studio));
  const startsAt = plusMinutes(studio.at('10:00'), minutes);
  // Some of it lies in the past, where only a head of the studio may book.
  return bookSession(studio.as('Olga', 'owner').caller, {
    overrideReason: 'Entered afterwards',
    title: `Session ${pick}`,
    startsAt,
    endsAt: plusMinutes(startsAt, 30 + (pick % 5) * 30),
    setupMinutes: pick % 45,
    teardownMinutes: pick % 30,
    state: pick % 5 ? 'confirmed' : 'hold',
    rooms: pick % 2 ? [roomOf(studio, pick)] : Object.values(studio.rooms).slice(0, 2),
    people: pick % 3 ? Object.values(studio.people).map((personId) => ({ personId })) : [],
    gear: [
      ...(pick % 4 ? [{ modelId: among(Object.values(studio.models), pick) }] : []),
      ...(pick % 7 === 0 ? [{ kitId: among(Object.values(studio.kits), pick) }] : []),
    ],
    projectId: pick % 2 && projects.length > 0 ? among(projects, pick).id : null,
  });
};

/** What happens in a studio, through the commands that do it. The studio has rooms A and B, a person, gear and a kit. */
export const DEEDS: Record<string, Deed> = {
  book,
  bookAgain: book,
  bookOnceMore: book,
  confirm: step(confirmBooking),
  hold: step(holdBooking),
  checkIn: step(checkInBooking),
  complete: step(completeBooking),
  cancel: step(cancelBooking),
  noShow: step(markNoShow),
  release: async (studio, pick) => releaseHold(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id }),
  extendHold: async (studio, pick, minutes) =>
    extendHold(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id, expiresAt: ahead(studio, minutes) }),
  challenge: async (studio, pick) => challengeHold(studio.ana.caller, { byId: (await sessionOf(studio, pick)).id }),
  join: async (studio, pick) =>
    joinHolds(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id, withId: (await sessionOf(studio, pick + 1)).id }),
  swap: async (studio, pick) =>
    swapHolds(studio.system, { bookingId: (await sessionOf(studio, pick)).id, withId: (await sessionOf(studio, pick + 1)).id }),
  lapse: (studio) => lapseDueHolds(studio.system),
  late: async (studio, pick, minutes) => {
    const { id: bookingId, startsAt } = await sessionOf(studio, pick);
    return reportLate(studio.ana.caller, { bookingId, expectedStartAt: pick % 4 ? plusMinutes(startsAt, Math.abs(minutes) % 90) : null });
  },
  move: async (studio, pick, minutes) => {
    const { id: bookingId, startsAt, endsAt } = await sessionOf(studio, pick);
    return moveBooking(studio.ana.caller, { bookingId, startsAt: plusMinutes(startsAt, minutes), endsAt: plusMinutes(endsAt, minutes) });
  },
  extend: async (studio, pick, minutes) => {
    const { id: bookingId, endsAt } = await sessionOf(studio, pick);
    return extendBooking(studio.ana.caller, { bookingId, endsAt: plusMinutes(endsAt, minutes) });
  },
  edit: async (studio, pick) =>
    editBooking(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id, title: `Take ${pick}`, rooms: [roomOf(studio, pick)] }),
  checkOut: (studio, pick, minutes) =>
    checkOutUnit(studio.system, { unitId: unitOf(studio, pick), holderName: 'Jo Tanaka', dueAt: ahead(studio, minutes) }),
  checkInUnit: (studio, pick) => checkInUnit(studio.system, { unitId: unitOf(studio, pick), conditionIn: pick % 3 ? 'good' : 'faulty' }),
  breakUnit: (studio, pick, minutes) =>
    reportUnitBroken(studio.system, { unitId: unitOf(studio, pick), description: 'Capsule', expectedBackAt: ahead(studio, minutes) }),
  maintain: (studio, pick, minutes) =>
    startMaintenance(studio.system, {
      resourceId: pick % 3 ? unitOf(studio, pick) : roomOf(studio, pick),
      kind: 'service',
      description: 'Yearly',
      expectedBackAt: ahead(studio, minutes),
    }),
  mend: async (studio, pick) =>
    finishMaintenance(studio.system, { maintenanceId: await idOf(studio.db.maintenance.findMany(ofStudio(studio)), studio, pick) }),
  lose: (studio, pick) => reportUnitMissing(studio.system, { unitId: unitOf(studio, pick) }),
  find: (studio, pick) => reportUnitFound(studio.system, { unitId: unitOf(studio, pick) }),
  retire: (studio, pick) => archiveUnit(studio.system, { unitId: unitOf(studio, pick) }),
  bringBack: (studio, pick) => restoreUnit(studio.system, { unitId: unitOf(studio, pick) }),
  renameModel: (studio, pick) => editModel(studio.system, { modelId: among(Object.values(studio.models), pick), name: `Model ${pick}` }),
  renameKit: (studio, pick) =>
    editKit(studio.system, {
      kitId: among(Object.values(studio.kits), pick),
      name: `Kit ${pick}`,
      ...(pick % 2 ? { unitIds: [unitOf(studio, pick)] } : {}),
    }),
  close: (studio, pick, minutes) =>
    closeRooms(studio.system, {
      title: 'Painting',
      startsAt: ahead(studio, minutes),
      endsAt: plusMinutes(ahead(studio, minutes), 60),
      rooms: [roomOf(studio, pick)],
    }),
  reopen: async (studio, pick) =>
    reopenRooms(studio.system, { closureId: await idOf(studio.db.closure.findMany(ofStudio(studio)), studio, pick) }),
  // A day of one room and, now and then, of the whole house.
  except: (studio, pick, minutes) =>
    addExceptions(studio.system, {
      days: [
        {
          name: `Holiday ${pick}`,
          firstDay: dayAt(ahead(studio, minutes), studio.zone),
          roomId: pick % 3 ? roomOf(studio, pick) : null,
          ...(pick % 2 ? { opensMinute: 600, closesMinute: 900 } : {}),
        },
      ],
    }),
  forgetException: async (studio, pick) =>
    removeException(studio.system, { exceptionId: await idOf(studio.db.hoursException.findMany(ofStudio(studio)), studio, pick) }),
  prepare: async (studio, pick) => addCheckItem(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id, text: `Line ${pick}` }),
  tick: async (studio, pick) => {
    const all = await studio.db.checkItem.findMany(ofStudio(studio));
    const item = all.length > 0 ? among(all, pick) : { id: studio.studioId, bookingId: studio.studioId };
    return tickCheckItem(studio.ana.caller, { bookingId: item.bookingId, itemId: item.id, done: pick % 2 === 0 });
  },
  wantSomebody: async (studio, pick) =>
    editBooking(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id, roles: [{ skill: 'mix', quantity: 1 + (pick % 3) }] }),
  fillRole: async (studio, pick) =>
    fillRole(studio.ana.caller, {
      bookingId: (await sessionOf(studio, pick)).id,
      skill: 'mix',
      personId: among(Object.values(studio.people), pick),
    }),
  sessionType: async (studio, pick) => {
    const { id: sessionTypeId } = await createSessionType(studio.system, { name: `Type ${pick}`, steps: ['Table', 'Lamps'] });
    await editBooking(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).id, sessionTypeId: sessionTypeId as string });
  },
  renameSessionType: async (studio, pick) =>
    editSessionType(studio.system, {
      sessionTypeId: await idOf(studio.db.sessionType.findMany(ofStudio(studio)), studio, pick),
      name: `Kind ${pick}`,
    }),
  rule: (studio, pick) => createRule(studio.system, { name: `Rule ${pick}`, kind: 'notice', minutes: 1 + pick, effect: 'warns' }),
  renameRoom: (studio, pick) => editRoom(studio.system, { roomId: roomOf(studio, pick), name: `Room ${pick}` }),
  archiveRoom: (studio, pick) => archiveRoom(studio.system, { roomId: roomOf(studio, pick) }),
  restoreRoom: (studio, pick) => restoreRoom(studio.system, { roomId: roomOf(studio, pick) }),
  reorderRooms: (studio, pick) =>
    reorderRooms(studio.system, { roomIds: pick % 2 ? Object.values(studio.rooms) : Object.values(studio.rooms).reverse() }),
  client: (studio, pick) => createClient(studio.system, { name: `Client ${pick}` }),
  renameClient: async (studio, pick) =>
    editClient(studio.system, { clientId: await clientOf(studio, pick), name: `Client ${pick} & Sons` }),
  project: async (studio, pick) => {
    const clients = await studio.db.client.findMany(ofStudio(studio));
    return createProject(studio.system, {
      name: `Project ${pick}`,
      stage: among(PROJECT_STAGES, pick),
      budgetMinor: pick % 2 ? 10_000 : null,
      clientId: clients.length > 0 ? among(clients, pick).id : null,
    });
  },
  moveProject: async (studio, pick) =>
    moveProject(studio.system, {
      projectId: await projectOf(studio, pick),
      stage: among(PROJECT_STAGES, pick * 7),
      beforeProjectId: pick % 2 ? await projectOf(studio, pick + 1) : null,
    }),
  judge: async (studio, pick) =>
    reportProjectHealth(studio.system, {
      projectId: await projectOf(studio, pick),
      health: among(PROJECT_HEALTHS, pick),
      note: `Note ${pick}`,
    }),
  renameProject: async (studio, pick) =>
    editProject(studio.system, { projectId: await projectOf(studio, pick), name: `Project ${pick} b` }),
  archiveProject: async (studio, pick) => archiveProject(studio.system, { projectId: await projectOf(studio, pick) }),
  restoreProject: async (studio, pick) => restoreProject(studio.system, { projectId: await projectOf(studio, pick) }),
  spend: async (studio, pick) =>
    createExpense(studio.system, {
      projectId: await projectOf(studio, pick),
      description: 'Taxi',
      amountMinor: pick * 100,
      spentOn: dayAt(studio.clock.now(), studio.zone),
    }),
  payPerson: (studio, pick) =>
    editPerson(studio.system, { personId: among(Object.values(studio.people), pick), hourlyCostMinor: pick * 100 }),
  renamePerson: (studio, pick) =>
    editPerson(studio.system, { personId: among(Object.values(studio.people), pick), name: `Person ${pick}` }),
};
