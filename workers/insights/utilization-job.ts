import { roomDays } from '../../domain/insights/room-days.ts';
import { followJob } from '../follow-job.ts';

/** Booked and available minutes per room and day. */
export const utilizationJob = followJob(roomDays);
