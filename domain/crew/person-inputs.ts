import { z } from 'zod';
import { field } from '../kernel/input.ts';

const skills = z
  .array(field.name('skill', 60))
  .max(50, 'Name at most 50 skills.')
  .transform((names) => [...new Set(names)]);

export const personFields = {
  name: field.name('person'),
  jobTitle: field.text(120),
  engagement: z.enum(['staff', 'freelance'], 'Choose staff or freelance.'),
  email: field.email(),
  phone: field.text(60),
  skills,
  hourlyCostMinor: field.money(),
};

export const personRef = { personId: field.id('person'), expectedVersion: field.version().optional() };
