import type { CombinedError } from '@urql/core';

/**
 * network: the server was not reached · signed out: it no longer knows us · refused: it understood and said no ·
 * server: it failed, and logged why under the request id.
 */
export type FailureKind = 'network' | 'signed out' | 'refused' | 'server';

const REFUSALS = new Set(['NOT_FOUND', 'NOT_ALLOWED', 'INVALID_INPUT', 'STEP_NOT_POSSIBLE', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);

export class RequestFailed extends Error {
  readonly kind: FailureKind;
  readonly requestId: string | null;

  constructor(kind: FailureKind, message: string, requestId: string | null) {
    super(message);
    this.name = 'RequestFailed';
    this.kind = kind;
    this.requestId = requestId;
  }

  static from(error: CombinedError): RequestFailed {
    const [first] = error.graphQLErrors;
    const response = error.response as Response | undefined;
    const code = String(first?.extensions?.code ?? '');
    const requestId = String(first?.extensions?.requestId ?? response?.headers.get('x-request-id') ?? '') || null;
    if (code === 'NOT_SIGNED_IN' || response?.status === 401)
      return tell(new RequestFailed('signed out', 'Your session has ended.', requestId));
    if (first) return new RequestFailed(REFUSALS.has(code) ? 'refused' : 'server', first.message, requestId);
    if (response && response.status >= 400 && response.status !== 502 && response.status !== 503 && response.status !== 504) {
      return new RequestFailed('server', `The server answered with status ${response.status}.`, requestId);
    }
    return new RequestFailed('network', 'The server cannot be reached.', requestId);
  }
}

const listeners = new Set<() => void>();
function tell(failure: RequestFailed): RequestFailed {
  for (const call of listeners) call();
  return failure;
}

/** Called when the server no longer knows the session. */
export function onSignedOut(call: () => void): () => void {
  listeners.add(call);
  return () => void listeners.delete(call);
}

/** What happened and how to go on, for people. */
export function explain(error: unknown): { title: string; text: string; requestId: string | null } {
  if (error instanceof RequestFailed) {
    const { requestId } = error;
    switch (error.kind) {
      case 'network':
        return {
          title: 'The studio’s server cannot be reached',
          text: 'Check the network of this device. It is tried again by itself.',
          requestId,
        };
      case 'signed out':
        return { title: 'Your session has ended', text: 'Sign in again; you come back to this page.', requestId };
      case 'refused':
        return { title: 'This is not possible', text: error.message, requestId };
      case 'server':
        return {
          title: 'The server could not answer',
          text: `Try again. If it stays, tell the studio’s administrator${requestId ? ' the request number' : ''}.`,
          requestId,
        };
    }
  }
  return { title: 'This page has a fault', text: 'Open it again. If it stays, reload the whole app.', requestId: null };
}
