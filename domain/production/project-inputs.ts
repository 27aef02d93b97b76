import { z } from 'zod';
import { field } from '../kernel/input.ts';
import { PROJECT_HEALTHS, PROJECT_STAGES } from './project-rules.ts';

export const stage = z.enum(PROJECT_STAGES, 'Choose one of the six stages.');
export const health = z.enum(PROJECT_HEALTHS, 'Choose on track, at risk, over budget or late.');

export const projectFields = {
  name: field.name('project'),
  clientId: field.id('client').nullable(),
  producerId: field.id('person').nullable(),
  brief: field.text(20_000),
  deadline: field.day().nullable(),
  budgetMinor: field.money().nullable(),
};

export const projectRef = { projectId: field.id('project'), expectedVersion: field.version().optional() };
