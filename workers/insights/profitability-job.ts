import { projectTotals } from '../../domain/insights/project-totals.ts';
import { followJob } from '../follow-job.ts';

/** Revenue, people's cost and expenses per project. */
export const profitabilityJob = followJob(projectTotals);
