import {
  type DomainError,
  InvalidInput,
  NotAllowed,
  NotFound,
  NotSignedIn,
  OnceKeyReused,
  StaleEdit,
  StepNotPossible,
  type InputIssue,
  type StaleField,
} from '../../domain/kernel/errors.ts';
import { builder } from '../builder.ts';

/** Every refusal that a mutation declares implements it. */
export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: 'A refusal the caller can act on. Nothing was written.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable name of the refusal, for programs.' }),
    message: t.exposeString('message', { description: 'What happened and how to mend it, for people.' }),
  }),
});

const Issue = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'What is wrong with one field of the input.',
  access: 'carried',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where in the input, such as `startsAt` or `gear.0.quantity`; empty for the input as a whole.',
    }),
    message: t.exposeString('message', { description: 'How to mend it.' }),
  }),
});

const Stale = builder.objectRef<StaleField>('StaleField').implement({
  description: 'A field that two people changed.',
  access: 'carried',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Its name in the input.' }),
    yours: t.expose('yours', { type: 'JSON', nullable: true, description: 'What this call asked for.' }),
    theirs: t.expose('theirs', { type: 'JSON', nullable: true, description: 'What the other edit saved.' }),
    by: t.exposeString('by', { description: 'Who changed it last.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    yoursText: t.string({
      nullable: true,
      description: '`yours` in words; null where there are none.',
      resolve: ({ yoursText }) => yoursText,
    }),
    theirsText: t.string({ nullable: true, description: '`theirs` in words.', resolve: ({ theirsText }) => theirsText }),
  }),
});

const refusal = { interfaces: [ErrorInterface], access: 'carried' as const };

builder.objectType(InvalidInput, {
  ...refusal,
  name: 'InvalidInput',
  description: 'Something in the input is wrong.',
  fields: (t) => ({ issues: t.expose('issues', { type: [Issue], description: 'One for each wrong field.' }) }),
});
builder.objectType(NotFound, {
  ...refusal,
  name: 'NotFound',
  description: 'It does not exist, or the caller may not know that it does.',
  fields: (t) => ({ entity: t.exposeString('entity', { description: 'What kind of record was asked for.' }) }),
});
builder.objectType(NotAllowed, { ...refusal, name: 'NotAllowed', description: 'The caller’s role may not do this.' });
builder.objectType(NotSignedIn, { ...refusal, name: 'NotSignedIn', description: 'This needs a signed-in user, or the session has ended.' });
builder.objectType(StepNotPossible, {
  ...refusal,
  name: 'StepNotPossible',
  description: 'The record’s state does not allow this step.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The state it is in.' }),
    to: t.exposeString('to', { description: 'The state that was asked for.' }),
    possible: t.stringList({ description: 'The states that can follow.', resolve: (error) => [...error.possible] }),
  }),
});
builder.objectType(StaleEdit, {
  ...refusal,
  name: 'StaleEdit',
  description: 'Another edit of the same fields came first. Both sides are here to choose from.',
  fields: (t) => ({
    entity: t.exposeString('entity', { description: 'What kind of record it is.' }),
    currentVersion: t.exposeInt('currentVersion', { description: 'The `expectedVersion` to save with, once the caller has chosen.' }),
    fields: t.expose('fields', { type: [Stale], description: 'The fields both changed.' }),
    changedBy: t.exposeString('changedBy', { description: 'Who made the other edit.' }),
  }),
});
builder.objectType(OnceKeyReused, {
  ...refusal,
  name: 'OnceKeyReused',
  description: 'The `Idempotency-Key` was used before with other input.',
});

/** What any mutation may be refused with. */
export const ALWAYS = [InvalidInput, NotFound, NotAllowed, NotSignedIn, OnceKeyReused] as const;
