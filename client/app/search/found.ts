import type { Place } from '../place.ts';

export interface Hit {
  kind: string;
  id: string;
  name: string;
  detail: string;
  startsAt?: string | null;
}

/** One line of the answer: where it leads. */
export interface Found {
  key: string;
  name: string;
  detail: string;
  startsAt: string | null;
  path: string;
  icon: Place['icon'];
}

export interface FoundGroup {
  label: string;
  found: readonly Found[];
}

/** In which place a record of each kind opens, and by which part of the address. */
const PLACE_OF: Record<string, { place: string; opens: string; label?: string }> = {
  session: { place: 'schedule', opens: 'session', label: 'Sessions' },
  unit: { place: 'equipment', opens: 'open' },
  project: { place: 'production', opens: 'open' },
  person: { place: 'crew', opens: 'open' },
  client: { place: 'clients', opens: 'open' },
  room: { place: 'rooms', opens: 'open' },
};

/**
 * Hits by kind, the kind of the likeliest hit first, as far as the seeker has the place they open in;
 * before them the places themselves whose name begins like the text, all of them while it says too little.
 */
export function groupFound(text: string, hits: readonly Hit[], places: readonly Place[]): FoundGroup[] {
  const wanted = text.trim().toLowerCase();
  const named = places.filter(({ label }) => wanted.length < 2 || label.toLowerCase().startsWith(wanted));
  const groups = new Map<string, Found[]>();
  for (const hit of wanted.length < 2 ? [] : hits) {
    const where = PLACE_OF[hit.kind];
    const place = where && places.find(({ key }) => key === where.place);
    if (!place) continue;
    const label = where.label ?? place.label;
    const found = groups.get(label) ?? groups.set(label, []).get(label)!;
    found.push({
      key: hit.id,
      name: hit.name,
      detail: hit.detail,
      startsAt: hit.startsAt ?? null,
      path: `${place.path}?${where.opens}=${encodeURIComponent(hit.id)}`,
      icon: place.icon,
    });
  }
  return [
    ...(named.length > 0
      ? [
          {
            label: 'Go to',
            found: named.map(({ key, label, path, icon }) => ({ key, name: label, detail: '', startsAt: null, path, icon })),
          },
        ]
      : []),
    ...[...groups].map(([label, found]) => ({ label, found })),
  ];
}
