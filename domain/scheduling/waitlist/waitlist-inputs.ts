import { field } from '../../kernel/input.ts';
import { findTimeInput } from '../finding/find-inputs.ts';

export const waitlistFields = {
  /** What the session will be called. */
  title: field.name('session'),
  clientId: field.id('client').nullable(),
  projectId: field.id('project').nullable(),
  /** Who waits when it is no client yet. */
  contactName: field.text(120),
  /** How to reach them: an address, a number. */
  contact: field.text(200),
  note: field.text(2_000),
  request: findTimeInput,
};

export const waitlistRef = { entryId: field.id('waitlist entry'), expectedVersion: field.version().optional() };
