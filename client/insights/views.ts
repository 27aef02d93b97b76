import { SEE_MARGINS, SEE_UTILIZATION } from '../../domain/insights/insights-rules.ts';
import type { Role } from '../../domain/kernel/actor.ts';

export const seesUtilization = (role: Role): boolean => (SEE_UTILIZATION as readonly Role[]).includes(role);
export const seesMargins = (role: Role): boolean => (SEE_MARGINS as readonly Role[]).includes(role);
export const seesInsights = (role: Role): boolean => seesUtilization(role) || seesMargins(role);

/** The views of the place; a new figure adds its own. */
export const VIEWS = [
  { path: '/insights/rooms', label: 'Rooms', visibleTo: seesUtilization },
  { path: '/insights/projects', label: 'Projects', visibleTo: seesMargins },
] as const;

export const viewsFor = (role: Role) => VIEWS.filter((view) => view.visibleTo(role));
