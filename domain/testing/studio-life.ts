import { editPerson } from '../crew/edit-person.ts';
import { finishMaintenance } from '../equipment/finish-maintenance.ts';
import { startMaintenance } from '../equipment/start-maintenance.ts';
import { archiveExpense } from '../finance/archive-expense.ts';
import { createExpense } from '../finance/create-expense.ts';
import { createProject } from '../production/create-project.ts';
import { closeRooms } from '../scheduling/close-rooms.ts';
import { editRoom } from '../scheduling/edit-room.ts';
import { addExceptions } from '../scheduling/house/add-exceptions.ts';
import { removeException } from '../scheduling/house/remove-exception.ts';
import { reopenRooms } from '../scheduling/reopen-rooms.ts';
import { changeStudioSettings } from '../studio/change-studio-settings.ts';
import type { TestStudio } from './a-studio.ts';

/** What moves a studio's figures beside its sessions, by the names that stories use. */
export function studioLife(studio: TestStudio) {
  const { system, rooms, people } = studio;
  const idOf = async (made: Promise<{ id: string }>): Promise<string> => (await made).id;

  return {
    setHours: (room: string, openingHours: { weekday: number; opensMinute: number; closesMinute: number }[]) =>
      editRoom(system, { roomId: rooms[room]!, openingHours }),
    close: (room: string, startsAt: Date, endsAt: Date) =>
      idOf(closeRooms(system, { title: 'Painting', startsAt, endsAt, rooms: [rooms[room]!] })),
    reopen: (closureId: string) => reopenRooms(system, { closureId }),
    except: async (room: string | null, firstDay: string, hours: { opensMinute: number; closesMinute: number } | null) => {
      const roomId = room && rooms[room]!;
      const { ids } = await addExceptions(system, { days: [{ name: 'Holiday', firstDay, roomId, ...hours }] });
      return (ids as string[])[0]!;
    },
    forget: (exceptionId: string) => removeException(system, { exceptionId }),
    repair: (room: string, expectedBackAt: Date) =>
      idOf(startMaintenance(system, { resourceId: rooms[room]!, kind: 'repair', description: 'Hum on channel 4', expectedBackAt })),
    repaired: (maintenanceId: string) => finishMaintenance(system, { maintenanceId }),
    settle: (settings: { zone?: string; utilizationCountsBuffers?: boolean }) => changeStudioSettings(system, settings),
    payPerson: (name: string, hourlyCostMinor: number) => editPerson(system, { personId: people[name]!, hourlyCostMinor }),
    project: (name: string) => idOf(createProject(system, { name })),
    spend: (projectId: string, amountMinor: number, spentOn = '2030-05-01') =>
      idOf(createExpense(system, { projectId, amountMinor, spentOn, description: 'Taxi' })),
    archiveExpense: (expenseId: string) => archiveExpense(system, { expenseId }),
  };
}
