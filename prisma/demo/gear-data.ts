interface ModelData {
  name: string;
  manufacturer: string;
  category: string;
  dailyRateMinor: number;
  costMinor: number;
  serialPrefix: string;
  location: string;
  units: number;
}

/** Sixty units. Those of a kit are the last of their model. */
export const MODELS: readonly ModelData[] = [
  {
    name: 'SM7B',
    manufacturer: 'Shure',
    category: 'Microphones',
    dailyRateMinor: 1_800,
    costMinor: 38_900,
    serialPrefix: '3GL',
    location: 'Mic locker',
    units: 8,
  },
  {
    name: 'U87 Ai',
    manufacturer: 'Neumann',
    category: 'Microphones',
    dailyRateMinor: 6_500,
    costMinor: 289_000,
    serialPrefix: 'N87',
    location: 'Mic locker',
    units: 3,
  },
  {
    name: 'MKH 416',
    manufacturer: 'Sennheiser',
    category: 'Microphones',
    dailyRateMinor: 3_200,
    costMinor: 94_900,
    serialPrefix: '416P',
    location: 'Mic locker',
    units: 3,
  },
  {
    name: 'RE20',
    manufacturer: 'Electro-Voice',
    category: 'Microphones',
    dailyRateMinor: 2_200,
    costMinor: 47_500,
    serialPrefix: 'EV20',
    location: 'Mic locker',
    units: 3,
  },
  {
    name: 'EW-DP lavalier set',
    manufacturer: 'Sennheiser',
    category: 'Wireless',
    dailyRateMinor: 2_900,
    costMinor: 66_900,
    serialPrefix: 'EWD',
    location: 'Cage 2',
    units: 6,
  },
  {
    name: 'C300 Mark III',
    manufacturer: 'Canon',
    category: 'Cameras',
    dailyRateMinor: 19_500,
    costMinor: 899_000,
    serialPrefix: 'C3M',
    location: 'Cage 2',
    units: 3,
  },
  {
    name: 'CN-E 18-80 mm',
    manufacturer: 'Canon',
    category: 'Lenses',
    dailyRateMinor: 9_000,
    costMinor: 412_000,
    serialPrefix: 'CNE',
    location: 'Cage 2',
    units: 3,
  },
  {
    name: 'Ace XL tripod',
    manufacturer: 'Sachtler',
    category: 'Support',
    dailyRateMinor: 2_400,
    costMinor: 98_500,
    serialPrefix: 'SAC',
    location: 'Cage 2',
    units: 3,
  },
  {
    name: 'MixPre-6 II',
    manufacturer: 'Sound Devices',
    category: 'Recorders',
    dailyRateMinor: 3_900,
    costMinor: 112_000,
    serialPrefix: 'SDM',
    location: 'Cage 1',
    units: 3,
  },
  {
    name: 'RØDECaster Pro II',
    manufacturer: 'RØDE',
    category: 'Recorders',
    dailyRateMinor: 2_800,
    costMinor: 62_900,
    serialPrefix: 'RCP',
    location: 'Cage 1',
    units: 2,
  },
  {
    name: 'Apollo x8p',
    manufacturer: 'Universal Audio',
    category: 'Interfaces',
    dailyRateMinor: 5_200,
    costMinor: 274_000,
    serialPrefix: 'APX',
    location: 'Rack room',
    units: 3,
  },
  {
    name: '8030C monitor',
    manufacturer: 'Genelec',
    category: 'Monitors',
    dailyRateMinor: 2_100,
    costMinor: 58_500,
    serialPrefix: 'G30',
    location: 'Rack room',
    units: 4,
  },
  {
    name: 'DT 770 Pro',
    manufacturer: 'beyerdynamic',
    category: 'Headphones',
    dailyRateMinor: 500,
    costMinor: 13_900,
    serialPrefix: 'DT7',
    location: 'Cage 1',
    units: 5,
  },
  {
    name: 'LS 300d II',
    manufacturer: 'Aputure',
    category: 'Lights',
    dailyRateMinor: 3_600,
    costMinor: 84_900,
    serialPrefix: 'LS3',
    location: 'Cage 2',
    units: 4,
  },
  {
    name: 'Titan Tube',
    manufacturer: 'Astera',
    category: 'Lights',
    dailyRateMinor: 2_900,
    costMinor: 79_500,
    serialPrefix: 'AX1',
    location: 'Cage 2',
    units: 4,
  },
  {
    name: 'ATEM Mini Extreme',
    manufacturer: 'Blackmagic Design',
    category: 'Video',
    dailyRateMinor: 4_200,
    costMinor: 99_500,
    serialPrefix: 'ATM',
    location: 'Cage 1',
    units: 1,
  },
  {
    name: 'J48 DI box',
    manufacturer: 'Radial',
    category: 'Interfaces',
    dailyRateMinor: 700,
    costMinor: 19_900,
    serialPrefix: 'J48',
    location: 'Cage 1',
    units: 1,
  },
  {
    name: 'Ultra-Slim prompter',
    manufacturer: 'Autocue',
    category: 'Video',
    dailyRateMinor: 5_500,
    costMinor: 134_000,
    serialPrefix: 'AUT',
    location: 'Cage 2',
    units: 1,
  },
];

export interface KitData {
  name: string;
  category: string;
  /** Model and the number of the unit that is packed. */
  units: [model: string, number: number][];
}

const cameraKit = (number: number): KitData => ({
  name: `Camera kit ${number}`,
  category: 'Camera kits',
  units: [
    ['C300 Mark III', number],
    ['CN-E 18-80 mm', number],
    ['Ace XL tripod', number],
    ['EW-DP lavalier set', number + 3],
  ],
});

export const KITS: readonly KitData[] = [
  cameraKit(1),
  cameraKit(2),
  cameraKit(3),
  {
    name: 'Podcast kit',
    category: 'Sound kits',
    units: [
      ['SM7B', 7],
      ['SM7B', 8],
      ['RØDECaster Pro II', 2],
      ['DT 770 Pro', 5],
    ],
  },
];

/** Units that no session takes: they are lost, or in repair today. */
export const MISSING: [model: string, number: number] = ['RE20', 3];

interface RepairData {
  unit: [model: string, number: number];
  kind: 'repair' | 'calibration' | 'service';
  description: string;
  startedDaysAgo: number;
  backInDays: number;
}

export const REPAIRS: readonly RepairData[] = [
  { unit: ['U87 Ai', 2], kind: 'repair', description: 'Capsule crackles above 8 kHz; sent to the maker', startedDaysAgo: 6, backInDays: 3 },
  { unit: ['8030C monitor', 3], kind: 'repair', description: 'Tweeter rattles at 3 kHz', startedDaysAgo: 2, backInDays: 5 },
  { unit: ['LS 300d II', 4], kind: 'service', description: 'Fan bearing and firmware', startedDaysAgo: 1, backInDays: 1 },
];
