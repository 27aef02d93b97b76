import { record } from '../activity/record.ts';
import { newId } from '../kernel/ids.ts';
import { transact, type Tx } from '../kernel/transact.ts';
import { dayToColumn } from '../kernel/zone.ts';
import type { TestStudio } from './a-studio.ts';

/** Writes of a studio that stories about figures need, each recorded as its command does. */
export function studioLife(studio: TestStudio) {
  const { studioId } = studio;
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(studio.system, work);

  return {
    setHours: (room: string, hours: { weekday: number; opensMinute: number; closesMinute: number }[]) =>
      write(async (tx) => {
        const roomId = studio.rooms[room]!;
        await tx.db.openingHours.deleteMany({ where: { studioId, roomId } });
        await tx.db.openingHours.createMany({ data: hours.map((one) => ({ id: newId(), studioId, roomId, ...one })) });
        await record(tx, {
          area: 'scheduling',
          entity: 'room',
          entityId: roomId,
          kind: 'edited',
          before: {},
          after: { openingHours: hours },
        });
      }),

    close: (room: string, startsAt: Date, endsAt: Date) =>
      write(async (tx) => {
        const id = newId();
        const taken = { resourceId: studio.rooms[room]!, startsAt, endsAt, firm: true, reason: 'closed' as const };
        await tx.db.closure.create({ data: { id, studioId, title: 'Painting', startsAt, endsAt } });
        await tx.db.allocation.create({ data: { id: newId(), studioId, closureId: id, ...taken } });
        await record(tx, {
          area: 'scheduling',
          entity: 'closure',
          entityId: id,
          kind: 'closed',
          before: null,
          after: { allocations: [taken] },
        });
        return id;
      }),

    reopen: (closureId: string) =>
      write(async (tx) => {
        const allocations = await tx.db.allocation.findMany({ where: { studioId, closureId } });
        await tx.db.closure.delete({ where: { id: closureId } });
        const before = {
          allocations: allocations.map(({ resourceId, startsAt, endsAt, firm }) => ({ resourceId, startsAt, endsAt, firm })),
        };
        await record(tx, { area: 'scheduling', entity: 'closure', entityId: closureId, kind: 'reopened', before, after: null });
      }),

    settle: (settings: { zone?: string; utilizationCountsBuffers?: boolean }) =>
      write(async (tx) => {
        const before = await tx.db.studio.findUniqueOrThrow({ where: { id: studioId } });
        const after = await tx.db.studio.update({ where: { id: studioId }, data: settings });
        const told = ({ zone, utilizationCountsBuffers }: typeof before) => ({ zone, utilizationCountsBuffers });
        await record(tx, {
          area: 'studio',
          entity: 'studio',
          entityId: studioId,
          kind: 'settled',
          before: told(before),
          after: told(after),
        });
      }),

    payPerson: (name: string, hourlyCostMinor: number) =>
      write(async (tx) => {
        const id = studio.people[name]!;
        const before = await tx.db.person.findUniqueOrThrow({ where: { id } });
        await tx.db.person.update({ where: { id }, data: { hourlyCostMinor } });
        const told = (cost: number) => ({ hourlyCostMinor: cost });
        await record(tx, {
          area: 'crew',
          entity: 'person',
          entityId: id,
          kind: 'edited',
          before: told(before.hourlyCostMinor),
          after: told(hourlyCostMinor),
        });
      }),

    project: (name: string) =>
      write(async (tx) => {
        const id = newId();
        await tx.db.project.create({ data: { id, studioId, name } });
        await record(tx, { area: 'production', entity: 'project', entityId: id, kind: 'created', before: null, after: { name } });
        return id;
      }),

    spend: (projectId: string, amountMinor: number, spentOn = '2030-05-01') =>
      write(async (tx) => {
        const id = newId();
        const fields = { projectId, amountMinor, description: 'Taxi' };
        await tx.db.expense.create({ data: { id, studioId, ...fields, spentOn: dayToColumn(spentOn) } });
        await record(tx, { area: 'finance', entity: 'expense', entityId: id, kind: 'spent', before: null, after: fields });
        return id;
      }),

    archiveExpense: (id: string) =>
      write(async (tx) => {
        const { projectId } = await tx.db.expense.update({ where: { id }, data: { archivedAt: tx.at } });
        const told = (archivedAt: Date | null) => ({ projectId, archivedAt });
        await record(tx, { area: 'finance', entity: 'expense', entityId: id, kind: 'archived', before: told(null), after: told(tx.at) });
      }),
  };
}
