import type { Role } from '../graphql/generated/graphql.ts';

/** What to offer. The server decides what is allowed; see schedulingPolicy in domain/scheduling. */
export const mayPlan = (role: Role): boolean => ['owner', 'studio_manager', 'coordinator', 'producer'].includes(role);
/** Making holds joint, and changing their rank by hand. */
export const mayShare = (role: Role): boolean => ['owner', 'studio_manager', 'coordinator'].includes(role);
export const mayRank = (role: Role): boolean => role === 'owner' || role === 'studio_manager';
export const mayRun = (role: Role): boolean => mayPlan(role) || role === 'crew';
export const mayClose = (role: Role): boolean => ['owner', 'studio_manager', 'coordinator'].includes(role);
export const seesRows = (role: Role): boolean => role !== 'client';
