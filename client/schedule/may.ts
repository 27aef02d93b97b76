import type { Role } from '../graphql/generated/graphql.ts';

/** What to offer. The server decides what is allowed; see schedulingPolicy in domain/scheduling. */
export const mayPlan = (role: Role): boolean => ['owner', 'studio_manager', 'coordinator', 'producer'].includes(role);
export const mayRun = (role: Role): boolean => mayPlan(role) || role === 'crew';
export const mayClose = (role: Role): boolean => ['owner', 'studio_manager', 'coordinator'].includes(role);
export const seesRows = (role: Role): boolean => role !== 'client';
