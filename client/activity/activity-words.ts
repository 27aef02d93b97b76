import type { Area, Role } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import type { ActivityLine } from './activity-documents.ts';

export const AREA_WORDS: Record<Area, string> = {
  scheduling: 'Schedule',
  equipment: 'Equipment',
  production: 'Projects',
  finance: 'Finances',
  crew: 'Crew',
  clients: 'Clients',
  media: 'Media',
  studio: 'Studio',
};

/** What one looks for in the activity, and the kinds of change that are meant by it. */
export const KINDS: Record<string, { label: string; kinds: readonly string[] }> = {
  booked: { label: 'Booked', kinds: ['booked'] },
  moved: { label: 'Moved or resized', kinds: ['moved', 'extended'] },
  edited: { label: 'Edited', kinds: ['edited', 'changed', 'settings_changed'] },
  steps: { label: 'Held, pencilled, confirmed', kinds: ['held', 'pencilled', 'confirmed'] },
  off: { label: 'Called off', kinds: ['cancelled', 'marked_no_show'] },
  ran: { label: 'Checked in or ended', kinds: ['checked_in', 'completed'] },
  closed: { label: 'Closed or reopened', kinds: ['closed', 'reopened'] },
  gear: {
    label: 'Gear in and out',
    kinds: ['checked_out', 'reported_broken', 'reported_missing', 'found', 'put_into_maintenance', 'took_from_maintenance'],
  },
  made: { label: 'Added or archived', kinds: ['created', 'archived', 'restored', 'removed'] },
  back: { label: 'Taken back or done again', kinds: ['undone', 'redone'] },
};

const SETTLERS: readonly Role[] = ['owner', 'studio_manager'];

const OPENS: Record<string, string> = {
  room: '/rooms',
  unit: '/equipment',
  gear_model: '/equipment/models',
  gear_kit: '/equipment/kits',
  person: '/crew',
  client: '/clients',
  project: '/projects',
};
const PLACES: Record<string, string> = {
  checkout: '/equipment',
  maintenance: '/equipment',
  expense: '/projects',
  member: '/settings/people',
  board_link: '/settings/boards',
  api_key: '/settings/keys',
  webhook_endpoint: '/settings/webhooks',
  studio: '/settings',
  import: '/settings/import',
  export: '/settings/export',
  saved_view: '/schedule',
};

/** Where a line leads: to its record, as it stands by now. */
export function pathOf({ entity, recordId, startsAt }: Pick<ActivityLine, 'entity' | 'recordId' | 'startsAt'>, role: Role): string | null {
  if (entity === 'booking' || entity === 'closure') {
    const query = new URLSearchParams({
      ...(startsAt ? { day: format().isoDay(startsAt) } : {}),
      ...(entity === 'booking' && recordId ? { open: recordId } : {}),
    });
    return `/schedule?${query.toString()}`;
  }
  if (OPENS[entity] && recordId) return `${OPENS[entity]}?open=${encodeURIComponent(recordId)}`;
  const path = PLACES[entity];
  // What the role has no page for is told all the same, and leads nowhere.
  return !path || (path.startsWith('/settings') && !SETTLERS.includes(role)) ? null : path;
}
