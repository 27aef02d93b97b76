import type { RoomKind } from '../generated/client/client.ts';

export type RoomName = 'Studio A' | 'Studio B' | 'Vocal booth' | 'Edit bay 1';

interface RoomData {
  name: RoomName;
  kind: RoomKind;
  capacity: number;
  areaSquareMetres: number;
  features: string[];
  hourlyRateMinor: number;
  defaultSetupMinutes: number;
  defaultTeardownMinutes: number;
  /** Minutes after midnight on Monday to Friday. Saturdays are by arrangement. */
  opens: [from: number, to: number];
}

export const ROOMS: readonly RoomData[] = [
  {
    name: 'Studio A',
    kind: 'recording_room',
    capacity: 10,
    areaSquareMetres: 62,
    features: ['Live room', 'Grand piano', 'Isolation booth', '32 channels', 'Daylight'],
    hourlyRateMinor: 12_500,
    defaultSetupMinutes: 30,
    defaultTeardownMinutes: 15,
    opens: [540, 1_080],
  },
  {
    name: 'Studio B',
    kind: 'podcast_room',
    capacity: 6,
    areaSquareMetres: 34,
    features: ['Four-seat table', 'Three camera positions', 'Remote guests', 'Dimmable lights'],
    hourlyRateMinor: 10_800,
    defaultSetupMinutes: 30,
    defaultTeardownMinutes: 15,
    opens: [540, 1_080],
  },
  {
    name: 'Vocal booth',
    kind: 'vocal_booth',
    capacity: 2,
    areaSquareMetres: 8,
    features: ['Floating floor', 'Talkback', 'Copy stand'],
    hourlyRateMinor: 7_800,
    defaultSetupMinutes: 15,
    defaultTeardownMinutes: 0,
    opens: [570, 1_050],
  },
  {
    name: 'Edit bay 1',
    kind: 'edit_bay',
    capacity: 3,
    areaSquareMetres: 18,
    features: ['Grading panel', 'Reference monitor', '5.1 monitoring', 'Client sofa'],
    hourlyRateMinor: 8_600,
    defaultSetupMinutes: 0,
    defaultTeardownMinutes: 0,
    opens: [540, 1_080],
  },
];
