import type { RoomKind, StudioKind } from '../../graphql/generated/graphql.ts';

export interface FirstRoom {
  name: string;
  kind: RoomKind;
}

/** What each kind of studio calls itself, and the rooms most of its kind begin with. */
export const STUDIO_KINDS: Record<StudioKind, { label: string; note: string; rooms: readonly FirstRoom[] }> = {
  recording: {
    label: 'Recording',
    note: 'Music, voice, mixing',
    rooms: [
      { name: 'Studio A', kind: 'recording_room' },
      { name: 'Control room', kind: 'control_room' },
      { name: 'Vocal booth', kind: 'vocal_booth' },
    ],
  },
  podcast: {
    label: 'Podcast',
    note: 'Talk, remote guests, video podcasts',
    rooms: [
      { name: 'Podcast room', kind: 'podcast_room' },
      { name: 'Edit bay', kind: 'edit_bay' },
    ],
  },
  film_video: {
    label: 'Film and video',
    note: 'Stages, shoots, editing',
    rooms: [
      { name: 'Stage', kind: 'sound_stage' },
      { name: 'Edit suite', kind: 'edit_suite' },
    ],
  },
  broadcast: {
    label: 'Broadcast',
    note: 'Live programmes, control rooms',
    rooms: [
      { name: 'Studio 1', kind: 'sound_stage' },
      { name: 'Control room', kind: 'control_room' },
    ],
  },
  photography: { label: 'Photography', note: 'Photo studios, sets', rooms: [{ name: 'Photo studio', kind: 'photo_studio' }] },
  post_production: {
    label: 'Post-production',
    note: 'Editing, grading, sound',
    rooms: [
      { name: 'Edit bay 1', kind: 'edit_bay' },
      { name: 'Edit bay 2', kind: 'edit_bay' },
      { name: 'Mix room', kind: 'edit_suite' },
    ],
  },
  agency: {
    label: 'Agency',
    note: 'Productions for clients',
    rooms: [
      { name: 'Studio', kind: 'photo_studio' },
      { name: 'Edit suite', kind: 'edit_suite' },
    ],
  },
  rental_house: { label: 'Rental house', note: 'Gear first, rooms beside it', rooms: [{ name: 'Test room', kind: 'control_room' }] },
};

export const ROOM_KINDS: readonly { value: RoomKind; label: string }[] = [
  { value: 'recording_room', label: 'Recording room' },
  { value: 'control_room', label: 'Control room' },
  { value: 'vocal_booth', label: 'Vocal booth' },
  { value: 'podcast_room', label: 'Podcast room' },
  { value: 'sound_stage', label: 'Sound stage' },
  { value: 'photo_studio', label: 'Photo studio' },
  { value: 'edit_suite', label: 'Edit suite' },
  { value: 'edit_bay', label: 'Edit bay' },
];

/** Zones of the continent with another currency than the euro, and some beyond; the rest is asked. */
const CURRENCY_OF_ZONE: Record<string, string> = {
  'Europe/London': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Stockholm': 'SEK',
  'Europe/Oslo': 'NOK',
  'Europe/Copenhagen': 'DKK',
  'Europe/Warsaw': 'PLN',
  'Europe/Prague': 'CZK',
  'Europe/Budapest': 'HUF',
  'Europe/Bucharest': 'RON',
  'Europe/Istanbul': 'TRY',
  'Europe/Kyiv': 'UAH',
  'Asia/Tokyo': 'JPY',
  'Asia/Seoul': 'KRW',
  'Asia/Shanghai': 'CNY',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Singapore': 'SGD',
  'Asia/Kolkata': 'INR',
  'Asia/Calcutta': 'INR',
  'Asia/Dubai': 'AED',
  'Asia/Jerusalem': 'ILS',
  'Pacific/Auckland': 'NZD',
  'Africa/Johannesburg': 'ZAR',
  'America/Sao_Paulo': 'BRL',
  'America/Mexico_City': 'MXN',
  'America/Toronto': 'CAD',
  'America/Vancouver': 'CAD',
  'America/Edmonton': 'CAD',
  'America/Winnipeg': 'CAD',
  'America/Halifax': 'CAD',
};

/** A currency to offer first; the person may choose another. */
export function likelyCurrency(zone: string): string {
  const known = CURRENCY_OF_ZONE[zone];
  if (known) return known;
  if (zone.startsWith('Europe/')) return 'EUR';
  if (zone.startsWith('Australia/')) return 'AUD';
  return 'USD';
}

export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** All zones of this browser, the present one among them even if it is an old name. */
export const zones = (present: string): string[] => [...new Set([present, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();

export function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
