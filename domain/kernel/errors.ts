/** A refusal the caller can act on. Everything else that is thrown is a bug: masked for the caller, logged with its request id. */
export abstract class DomainError extends Error {
  /** Stable, for programs. The message is for people and says how to mend it. */
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

export interface InputIssue {
  /** Where in the input, such as `startsAt` or `gear.0.quantity`. */
  path: string;
  message: string;
}

/** A message names so many issues, and how many there are besides. */
const MOST_TOLD = 5;

export class InvalidInput extends DomainError {
  readonly code = 'INVALID_INPUT';
  readonly issues: InputIssue[];
  constructor(issues: InputIssue[]) {
    const told = issues.slice(0, MOST_TOLD).map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message));
    const more = issues.length - told.length;
    super([...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(' '));
    this.issues = issues;
  }
}

export const invalid = (path: string, message: string): InvalidInput => new InvalidInput([{ path, message }]);

/** It does not exist, or the caller may not know that it does. */
export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly entity: string;
  readonly id: string;
  constructor(entity: string, id: string) {
    super(`There is no ${entity} with the id ${id}. It may have been removed; reload the list and choose again.`);
    this.entity = entity;
    this.id = id;
  }
}

export class NotAllowed extends DomainError {
  readonly code = 'NOT_ALLOWED';
  constructor(what: string, who: string, mend = 'Ask an owner of the studio to do it or to change your role.') {
    super(`${what} needs ${who}. ${mend}`);
  }
}

export class NotSignedIn extends DomainError {
  readonly code = 'NOT_SIGNED_IN';
  constructor() {
    super('Sign in first.');
  }
}

export class StepNotPossible extends DomainError {
  readonly code = 'STEP_NOT_POSSIBLE';
  readonly from: string;
  readonly to: string;
  readonly possible: readonly string[];
  constructor(what: string, from: string, to: string, possible: readonly string[]) {
    super(
      `${what} is ${words(from)} and cannot become ${words(to)}. ` +
        (possible.length ? `From here it can become ${possible.map(words).join(' or ')}.` : 'This is its last state.'),
    );
    this.from = from;
    this.to = to;
    this.possible = possible;
  }
}

export interface StaleField {
  field: string;
  yours: unknown;
  theirs: unknown;
  /** Who changed it last, and when. */
  by: string;
  at: Date;
  /** Both values as people say them, where somebody has found words for them. */
  yoursText?: string;
  theirsText?: string;
}

/** Another edit of the same fields came first. Nothing was written; both sides are here to choose from. */
export class StaleEdit extends DomainError {
  readonly code = 'STALE_EDIT';
  readonly entity: string;
  readonly id: string;
  readonly currentVersion: number;
  readonly fields: StaleField[];
  readonly changedBy: string;
  constructor(edit: { entity: string; id: string; currentVersion: number; fields: StaleField[]; changedBy: string }) {
    super(
      `${edit.changedBy} changed ${edit.fields.map((field) => words(field.field)).join(' and ') || 'this'} meanwhile. ` +
        'Look at both versions and save again.',
    );
    this.entity = edit.entity;
    this.id = edit.id;
    this.currentVersion = edit.currentVersion;
    this.fields = edit.fields;
    this.changedBy = edit.changedBy;
  }
}

/** The once-key was used before for something else. */
export class OnceKeyReused extends DomainError {
  readonly code = 'ONCE_KEY_REUSED';
  constructor() {
    super('This idempotency key was already used with other input. Use a new key for a new request.');
  }
}

/** `in_session` as people say it: in session. */
export const words = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
