import type { TimeRange } from '../../domain/kernel/time-range.ts';
import type { Duty } from './people-data.ts';
import type { RoomName } from './rooms-data.ts';

export type GearWish = { model: string; quantity: number } | { kit: string };

/** A session that the demo studio should have, by names alone: the seeding writes it, a later start books it through the commands. */
export interface SessionWish extends TimeRange {
  room: RoomName;
  setupMinutes: number;
  teardownMinutes: number;
  /** With `#` for a number that counts up. */
  title: string;
  project: string | null;
  client: string;
  duties: Duty[];
  gear: GearWish[];
  state: 'confirmed' | 'tentative' | 'hold' | 'inquiry';
  /** It runs at this moment, whatever the clock says about its end. */
  running?: boolean;
}
