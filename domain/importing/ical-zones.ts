import { isZone } from '../kernel/zone.ts';

/** Names that Microsoft's calendars write instead of the IANA ones (CLDR windowsZones, the zones of Europe and the Americas' coasts). */
const WINDOWS: Record<string, string> = {
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kyiv',
  'gtb standard time': 'Europe/Bucharest',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
  'e. south america standard time': 'America/Sao_Paulo',
  'india standard time': 'Asia/Kolkata',
  'china standard time': 'Asia/Shanghai',
  'tokyo standard time': 'Asia/Tokyo',
  'aus eastern standard time': 'Australia/Sydney',
  'new zealand standard time': 'Pacific/Auckland',
  utc: 'UTC',
};

/** What the calendar's own VTIMEZONE parts say that their names stand for. */
export function zonesOf(text: string): Map<string, string> {
  const zones = new Map<string, string>();
  for (const [block] of text.matchAll(/BEGIN:VTIMEZONE[\s\S]*?END:VTIMEZONE/gi)) {
    const id = /^TZID[^:\r\n]*:(.+)$/im.exec(block)?.[1]?.trim();
    const location = /^X-LIC-LOCATION[^:\r\n]*:(.+)$/im.exec(block)?.[1]?.trim();
    if (id && location && isZone(location)) zones.set(id, location);
  }
  return zones;
}

/** The IANA zone of a TZID; null when nobody can tell. */
export function zoneOf(tzid: string, known: ReadonlyMap<string, string>): string | null {
  if (isZone(tzid)) return tzid;
  // Some programs put a path before the name: /freeassociation.sourceforge.net/Europe/Berlin.
  const last = tzid.split('/').slice(-2).join('/');
  return known.get(tzid) ?? WINDOWS[tzid.toLowerCase()] ?? (isZone(last) ? last : null);
}
