import { PothosValidationError } from '@pothos/core';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { DomainError, InvalidInput } from '../../domain/kernel/errors.ts';
import { isAway, RETRY_SOON, UNAVAILABLE } from './away.ts';
import { currentRequestId } from './request-scope.ts';

/** What an error is at its heart, below the wrappers that execution puts around it. */
export function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

/** A refusal the caller can act on, rather than a bug or an outage. */
export const isExpected = (error: unknown): boolean => {
  const root = rootOf(error);
  return root instanceof DomainError || root instanceof GraphQLError || root instanceof PothosValidationError;
};

/**
 * What a caller is told of an error: refusals and mistakes in the document as they are, with a code;
 * that the database is away; anything else only that it happened, with the request's id, under which the log has the rest.
 */
export function presentError(error: unknown, log: Logger): GraphQLError {
  const requestId = currentRequestId();
  const root = rootOf(error);
  const place =
    error instanceof GraphQLError ? { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path } : {};
  if (root instanceof DomainError) {
    const issues = root instanceof InvalidInput ? { issues: root.issues } : {};
    return new GraphQLError(root.message, { ...place, extensions: { code: root.code, ...issues, requestId } });
  }
  if (root instanceof PothosValidationError)
    return new GraphQLError(root.message, { ...place, extensions: { code: 'INVALID_INPUT', requestId } });
  if (root instanceof GraphQLError) {
    root.extensions.code ??= 'BAD_REQUEST';
    return error instanceof GraphQLError ? error : root;
  }
  if (isAway(root)) {
    log.warn({ err: root, requestId }, 'The database is away');
    const extensions = { code: UNAVAILABLE.code, requestId, retryAfterSeconds: 1, http: { status: 503, headers: RETRY_SOON } };
    return new GraphQLError(UNAVAILABLE.message, { ...place, extensions });
  }
  log.error({ err: root, requestId, path: place.path }, 'A request failed');
  return new GraphQLError('Something went wrong on our side. Try again; if it stays, tell your operator this request id.', {
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  });
}
