import { valuesOfRequest, type FindValues } from '../find/find-values.ts';
import type { WaitlistEntry } from './waitlist-documents.ts';

/** What somebody waits for, as the search form holds it. */
export const waitingValues = ({ title, clientId, clientName, projectId, projectName, request }: WaitlistEntry): FindValues =>
  valuesOfRequest(request, {
    title,
    client: clientId ? { id: clientId, label: clientName ?? '' } : null,
    project: projectId ? { id: projectId, label: projectName ?? '' } : null,
  });
