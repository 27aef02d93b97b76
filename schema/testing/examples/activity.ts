import { undoAct } from '../../../domain/activity/take-back-act.ts';
import { moveBooking } from '../../../domain/scheduling/move-booking.ts';
import { newId } from '../../../domain/kernel/ids.ts';
import { encodeId } from '../../shared/ids.ts';
import { id, type Example } from './example.ts';

export const ACTIVITY: Record<string, Example> = {
  chooseNoticeMail: async () => ({ byMail: true }),
  markNoticesRead: async (house) => ({ noticeIds: [await id('Notice', house.make.notice())] }),
  showPresence: async (house) => {
    const bookingId = await id('Booking', house.make.booking());
    return {
      tab: 'tab-00001',
      place: 'schedule',
      view: 'day',
      day: '2030-05-01',
      openId: bookingId,
      editing: true,
      drag: { bookingId, rowIds: [encodeId('Room', house.room())], ...house.times() },
    };
  },
  leavePlace: async () => ({ tab: 'tab-00001' }),
  /** Acts are the owner's own to take back; the one that booked the session is named by what it made. */
  undoAct: async (house) => ({ bookingId: await id('Booking', house.make.ownBooking()), version: 1, except: [newId()] }),
  redoAct: async (house) => {
    const recordId = await house.make.ownBooking();
    await moveBooking(house.byOwner, { bookingId: recordId, ...house.times() });
    await undoAct(house.byOwner, { recordId, version: 2 });
    return { bookingId: await id('Booking', recordId), version: 3, except: [newId()] };
  },
};
