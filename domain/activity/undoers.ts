import { takeBackBookings } from '../scheduling/take-back-bookings.ts';
import { takeBackClosures } from '../scheduling/take-back-closures.ts';
import { takeBackRooms } from '../scheduling/take-back-rooms.ts';
import type { Undoer } from './undoer.ts';

/** By kind of record, in the order in which they are given back: what is closed is opened before sessions go there. */
export const UNDOERS: Readonly<Record<string, Undoer>> = { closure: takeBackClosures, booking: takeBackBookings, room: takeBackRooms };
