import { AsyncLocalStorage } from 'node:async_hooks';

/** The id of the request that is being served: what a person quotes, and what the log is searched for. */
export const requestScope = new AsyncLocalStorage<{ requestId: string }>();

export const currentRequestId = (): string => requestScope.getStore()?.requestId ?? 'none';
