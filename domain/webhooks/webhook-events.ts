import { words } from '../kernel/errors.ts';
import { WORDS } from '../activity/words/sentence.ts';

/** What happened to which kind of record, as an endpoint chooses it. */
export interface WebhookEvent {
  /** `booking.confirmed` */
  name: string;
  entity: string;
  kind: string;
  label: string;
}

/** What is a member's own business, and what tells of endpoints themselves: that would call forth itself. */
const UNTOLD: ReadonlySet<string> = new Set(['notice', 'saved_view', 'webhook_endpoint']);
export const TEST_EVENT = 'callboard.test';

const titled = (name: string): string => words(name).replace(/^./, (letter) => letter.toUpperCase());

/** Everything that the log can tell: what is found words for there can be chosen here. */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = Object.entries(WORDS)
  .filter(([entity]) => !UNTOLD.has(entity))
  .flatMap(([entity, kinds]) => Object.keys(kinds).map((kind) => ({ name: `${entity}.${kind}`, entity, kind, label: titled(kind) })));

/** What one says to choose: an event, all of a kind of record (`booking.*`), or all there is (`*`). */
const CHOICES: ReadonlySet<string> = new Set(['*', ...WEBHOOK_EVENTS.flatMap(({ name, entity }) => [name, `${entity}.*`])]);
export const isChoice = (event: string): boolean => CHOICES.has(event);

/** Whether an endpoint that chose these is told of this change. Kinds to come are told of to those who chose all. */
export const isChosen = (events: readonly string[], { entity, kind }: { entity: string; kind: string }): boolean =>
  !UNTOLD.has(entity) && (events.includes('*') || events.includes(`${entity}.*`) || events.includes(`${entity}.${kind}`));
