import type { Engagement } from '../generated/client/client.ts';

export type Duty = 'engineer' | 'editor' | 'camera' | 'director' | 'assistant' | 'producer';

interface PersonData {
  name: string;
  jobTitle: string;
  engagement: Engagement;
  skills: string[];
  /** What this person can be put on a session for; nobody is put on one for running the house. */
  duties: Duty[];
  hourlyCostMinor: number;
}

export const PEOPLE: readonly PersonData[] = [
  { name: 'Elena Vasquez', jobTitle: 'Managing director', engagement: 'staff', skills: ['business'], duties: [], hourlyCostMinor: 5_200 },
  {
    name: 'Ruben de Graaf',
    jobTitle: 'Studio manager',
    engagement: 'staff',
    skills: ['planning', 'acoustics'],
    duties: [],
    hourlyCostMinor: 4_400,
  },
  {
    name: 'Ines Okafor',
    jobTitle: 'Head engineer',
    engagement: 'staff',
    skills: ['tracking', 'mix', 'podcast'],
    duties: ['engineer'],
    hourlyCostMinor: 4_100,
  },
  {
    name: 'Marek Lindqvist',
    jobTitle: 'Recording engineer',
    engagement: 'staff',
    skills: ['podcast', 'remote guests', 'live mix'],
    duties: ['engineer'],
    hourlyCostMinor: 3_600,
  },
  {
    name: 'Priya Raman',
    jobTitle: 'Recording engineer',
    engagement: 'staff',
    skills: ['voice', 'dialogue editing', 'podcast'],
    duties: ['engineer', 'director'],
    hourlyCostMinor: 3_500,
  },
  {
    name: 'Tomasz Wrona',
    jobTitle: 'Recording engineer',
    engagement: 'staff',
    skills: ['tracking', 'voice'],
    duties: ['engineer'],
    hourlyCostMinor: 3_300,
  },
  {
    name: 'Jo Tanaka',
    jobTitle: 'Senior editor and colourist',
    engagement: 'staff',
    skills: ['picture edit', 'grading', 'finishing'],
    duties: ['editor'],
    hourlyCostMinor: 4_000,
  },
  {
    name: 'Sofia Moretti',
    jobTitle: 'Editor',
    engagement: 'staff',
    skills: ['picture edit', 'dialogue editing', 'sound design'],
    duties: ['editor', 'engineer'],
    hourlyCostMinor: 3_400,
  },
  {
    name: 'Amara Diallo',
    jobTitle: 'Producer',
    engagement: 'staff',
    skills: ['series', 'documentary'],
    duties: ['producer'],
    hourlyCostMinor: 3_900,
  },
  {
    name: 'Felix Brandt',
    jobTitle: 'Producer',
    engagement: 'staff',
    skills: ['branded content', 'games'],
    duties: ['producer'],
    hourlyCostMinor: 3_800,
  },
  {
    name: 'Kasper Nygaard',
    jobTitle: 'Assistant engineer',
    engagement: 'staff',
    skills: ['setup', 'patching'],
    duties: ['assistant', 'engineer'],
    hourlyCostMinor: 2_300,
  },
  {
    name: 'Luisa Ortega',
    jobTitle: 'Camera operator',
    engagement: 'freelance',
    skills: ['camera', 'lighting'],
    duties: ['camera'],
    hourlyCostMinor: 3_400,
  },
  {
    name: 'Nadia Haddad',
    jobTitle: 'Camera operator',
    engagement: 'freelance',
    skills: ['camera', 'live switching'],
    duties: ['camera'],
    hourlyCostMinor: 3_300,
  },
  {
    name: 'Ewan MacRae',
    jobTitle: 'Voice director',
    engagement: 'freelance',
    skills: ['voice direction', 'casting', 'audiobook'],
    duties: ['director'],
    hourlyCostMinor: 3_800,
  },
];

export interface SignInData {
  role: 'owner' | 'studio_manager' | 'coordinator' | 'producer' | 'finance' | 'crew' | 'client';
  name: string;
  /** The person on the schedule that signs in, or the client who does. */
  person?: string;
  client?: string;
}

export const SIGN_INS: readonly SignInData[] = [
  { role: 'owner', name: 'Elena Vasquez', person: 'Elena Vasquez' },
  { role: 'studio_manager', name: 'Ruben de Graaf', person: 'Ruben de Graaf' },
  { role: 'coordinator', name: 'Ana Castellanos' },
  { role: 'coordinator', name: 'Ben Achterberg' },
  { role: 'producer', name: 'Amara Diallo', person: 'Amara Diallo' },
  { role: 'finance', name: 'Hanneke Visser' },
  { role: 'crew', name: 'Ines Okafor', person: 'Ines Okafor' },
  { role: 'client', name: 'Callum Reid', client: 'Saltwater Audio' },
];

/** Has a place, and has not come yet. */
export const INVITED: SignInData & { daysAgo: number } = { role: 'crew', name: 'Kasper Nygaard', person: 'Kasper Nygaard', daysAgo: 5 };
