import type { Caller, Services } from '../domain/kernel/caller.ts';
import type { SecretOf } from '../domain/studio/api-key-secret.ts';
import type { PrivateHosts } from '../domain/webhooks/endpoint-url.ts';
import type { WebhookSecretOf } from '../domain/webhooks/webhook-secret.ts';
import type { Live } from '../server/live/live.ts';

/** Who has a session. A user may belong to several studios; `Context.caller` is the user inside one of them. */
export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  sessionId: string;
}

/** What only the process can do, because it takes a secret, a mail server or the way the request came in. */
export interface Doors {
  hashPassword(password: string): Promise<string>;
  boardUrl(boardId: string): string;
  exportUrl(exportId: string): string;
  apiKeySecret: SecretOf;
  webhookSecret: WebhookSecretOf;
  /** Where webhooks may call although it is no public address. */
  privateHosts: PrivateHosts;
  /** Whether there is a mail server. */
  sendsMail: boolean;
  /** Whether the first set-up, asked for from where this request comes, needs the code that the server printed. */
  setupNeedsCode: boolean;
  isSetupCode(code: string): boolean;
}

/** One request or one execution of a subscription: never kept longer, so rights are read anew each time. */
export interface Context {
  requestId: string;
  services: Services;
  user: SignedInUser | null;
  doors: Doors;
  live: Live;
  /** `Idempotency-Key` of the request; `mutation()` hands it on. */
  onceKey: string | null;
  /**
   * Who acts, inside one studio.
   * @throws NotSignedIn · NotFound when the user is not a member of the studio asked for
   */
  readonly caller: Caller;
  /** The same for fields that anyone may ask; null for a stranger. */
  findCaller(): Caller | null;
}
