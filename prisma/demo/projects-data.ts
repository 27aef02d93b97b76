import { PRODUCTIONS } from './productions-data.ts';
import type { ProjectData } from './project-data.ts';
import type { RoomName } from './rooms-data.ts';
import { SERIES } from './series-data.ts';

/** Twenty-five, over all six stages. */
export const PROJECTS: readonly ProjectData[] = [...SERIES, ...PRODUCTIONS];

/** Sessions outside any project, by room. */
export const ONE_OFFS: Record<RoomName, readonly string[]> = {
  'Studio A': [
    'Demo day',
    'String quartet session',
    'Band rehearsal recording',
    'Piano and voice',
    'Live session for radio',
    'Drum tracking',
  ],
  'Studio B': ['Panel recording', 'Company podcast', 'Author interview', 'Live stream', 'Press round table', 'Remote interview'],
  'Vocal booth': ['Radio spot', 'Commercial voice-over', 'E-learning voice', 'Phone menu recording', 'Dubbing pickups', 'Voice showreel'],
  'Edit bay 1': ['Trailer edit', 'Subtitling check', 'Social cut-downs', 'Colour test', 'Podcast repair', 'Client screening'],
};

export const EXPENSES: readonly [
  category: 'crew' | 'equipment' | 'location' | 'travel' | 'catering' | 'media' | 'licence' | 'other',
  description: string,
][] = [
  ['crew', 'Freelance assistant, two days'],
  ['equipment', 'Hired valve preamp'],
  ['location', 'Room tone recording on location'],
  ['travel', 'Guest train tickets'],
  ['catering', 'Lunch for cast and crew'],
  ['media', 'Archive drives'],
  ['licence', 'Library music licence'],
  ['other', 'Piano tuning'],
  ['travel', 'Taxi for late guests'],
  ['catering', 'Coffee and fruit'],
  ['licence', 'Font and stock footage'],
  ['equipment', 'Hired vintage microphone'],
];
