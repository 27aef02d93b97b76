import {
  PROJECT_HEALTHS,
  STAGES,
  type HealthReason,
  type ProjectHealth,
  type ProjectStage,
} from '../../domain/production/project-rules.ts';
import { words } from '../../domain/kernel/errors.ts';
import { builder } from '../builder.ts';

export const ProjectStageEnum = builder.enumType('ProjectStage', {
  description: 'The six stages of a project, in their order.',
  values: Object.fromEntries(Object.entries(STAGES).map(([stage, { label }]) => [stage, { description: `${label}.` }])) as Record<
    ProjectStage,
    { description: string }
  >,
});

export const ProjectHealthEnum = builder.enumType('ProjectHealth', {
  description: 'How a project stands, from well to worst.',
  values: Object.fromEntries(PROJECT_HEALTHS.map((health) => [health, { description: `${words(health)}.` }])) as Record<
    ProjectHealth,
    { description: string }
  >,
});

export const HealthReasonType = builder.objectRef<HealthReason>('ProjectHealthReason').implement({
  description: 'Why a project stands as it does.',
  access: 'carried',
  fields: (t) => ({
    health: t.expose('health', { type: ProjectHealthEnum, description: 'What this reason alone would make of it.' }),
    why: t.exposeString('why', { description: 'reported, deadline_passed, deadline_near, budget_spent or budget_nearly_spent.' }),
    text: t.exposeString('text', { description: 'The reason as a phrase for people.' }),
  }),
});
