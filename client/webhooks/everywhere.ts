import type { Area } from '../live/changes.ts';

/** Whatever happens anywhere may be told of. */
export const EVERYWHERE: readonly Area[] = ['scheduling', 'equipment', 'finance', 'production', 'crew', 'clients', 'media', 'studio'];
