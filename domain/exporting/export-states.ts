export const EXPORT_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Which state may follow which. */
export const NEXT_EXPORT_STATES = {
  waiting: ['running', 'failed', 'cancelled'],
  running: ['done', 'failed', 'cancelled'],
  done: ['cancelled', 'expired'],
  failed: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<ExportState, readonly ExportState[]>;

export const isUnderWay = (state: ExportState): boolean => state === 'waiting' || state === 'running';

/** What it is now: a file lapses at its time, whether or not somebody has cleared it away yet. */
export const exportStateAt = ({ state, expiresAt }: { state: ExportState; expiresAt: Date | null }, at: Date): ExportState =>
  state === 'done' && expiresAt !== null && expiresAt <= at ? 'expired' : state;
