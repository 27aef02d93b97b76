import type { ProjectHealth, ProjectStage } from '../generated/client/client.ts';
import type { RoomName } from './rooms-data.ts';

export interface ProjectData {
  name: string;
  client: string;
  producer: 'Amara Diallo' | 'Felix Brandt';
  stage: ProjectStage;
  /** Weeks from today in which its sessions lie; negative is past. */
  weeks: [from: number, to: number];
  /** How often it comes up among the sessions of those weeks. */
  weight: number;
  /** What its sessions are called, by room; `#` counts the sessions of that name, `@` the weeks of the project. */
  sessions: Partial<Record<RoomName, string[]>>;
  deadlineInDays: number | null;
  /** Of those that are wrapped up. */
  deliveredDaysAgo?: number;
  /** Costs as a share of the budget; null while there is none. */
  spent: number | null;
  /** (revenue − costs) ÷ revenue that its expenses are set for. */
  margin: number;
  health?: ProjectHealth;
  note?: string;
  brief: string;
}
