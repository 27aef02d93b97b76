/** What a key is now: open, or ended and why. */
export type ApiKeyState = 'open' | 'expired' | 'revoked';

export function apiKeyState({ expiresAt, revokedAt }: { expiresAt: Date | null; revokedAt: Date | null }, at: Date): ApiKeyState {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= at ? 'expired' : 'open';
}

/** How long the old secret opens beside the new one when nothing else is said: a day to change it everywhere. */
export const OVERLAP_MINUTES = 1_440;
export const MOST_OVERLAP_MINUTES = 10_080;

const USE_NOTED_EVERY_MS = 60_000;

/** Whether a use is to be written: once a minute is as exact as anybody needs. */
export const isUseDue = (lastUsedAt: Date | null, at: Date): boolean => !lastUsedAt || +at - +lastUsedAt >= USE_NOTED_EVERY_MS;
