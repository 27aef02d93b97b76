import { newId } from '../../../domain/kernel/ids.ts';
import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';

/** A member with the role client, which belongs to one. */
const place = async (house: House) => ({
  role: 'client',
  clientId: await id('Client', house.make.client()),
  personId: await id('Person', house.make.person()),
});

export const STUDIO: Record<string, Example> = {
  inviteMember: async (house) => ({ ...(await place(house)), name: house.name('Ben'), email: `${newId()}@northlight.test` }),
  resendInvitation: async (house) => ({ memberId: await id('Member', house.make.invited()) }),
  changeMember: async (house) => ({ ...(await place(house)), memberId: await id('Member', house.make.member()), expectedVersion: 1 }),
  removeMember: async (house) => ({ memberId: await id('Member', house.make.member()) }),
  createBoardLink: async (house) => ({
    name: house.name('Foyer'),
    privacy: 'no_names',
    roomId: await id('Room', house.room()),
    mayCheckIn: true,
  }),
  editBoardLink: async (house) => ({
    boardLinkId: await id('BoardLink', house.make.boardLink()),
    expectedVersion: 1,
    name: house.name('Reception'),
    privacy: 'busy_only',
    roomId: await id('Room', house.room('B')),
    mayCheckIn: true,
  }),
  revokeBoardLink: async (house) => ({ boardLinkId: await id('BoardLink', house.make.boardLink()) }),
  createApiKey: async (house) => ({
    name: house.name('Door sign'),
    role: 'coordinator',
    scopes: ['scheduling_read', 'board_read'],
    expiresAt: house.times().startsAt.toISOString(),
  }),
  editApiKey: async (house) => ({
    apiKeyId: await id('ApiKey', house.make.apiKey()),
    expectedVersion: 1,
    name: house.name('Door sign'),
    scopes: ['scheduling_read', 'board_read'],
    expiresAt: house.times().startsAt.toISOString(),
  }),
  rotateApiKey: async (house) => ({ apiKeyId: await id('ApiKey', house.make.apiKey()), overlapMinutes: 60 }),
  revokeApiKey: async (house) => ({ apiKeyId: await id('ApiKey', house.make.apiKey()) }),
  createWebhookEndpoint: async (house) => ({
    name: house.name('Accounts'),
    url: 'https://hooks.example.com/callboard?tenant=north',
    events: ['booking.confirmed', 'expense.*'],
  }),
  editWebhookEndpoint: async (house) => ({
    endpointId: await id('WebhookEndpoint', house.make.webhook()),
    expectedVersion: 1,
    name: house.name('Ledger'),
    url: 'https://hooks.example.com/ledger',
    events: ['*'],
  }),
  pauseWebhookEndpoint: async (house) => ({ endpointId: await id('WebhookEndpoint', house.make.webhook()) }),
  resumeWebhookEndpoint: async (house) => ({ endpointId: await id('WebhookEndpoint', house.make.webhook('paused')), skipMissed: true }),
  rotateWebhookSecret: async (house) => ({ endpointId: await id('WebhookEndpoint', house.make.webhook()), overlapMinutes: 60 }),
  replayWebhooksSince: async (house) => ({ endpointId: await id('WebhookEndpoint', house.make.webhook()), revision: 1 }),
  removeWebhookEndpoint: async (house) => ({ endpointId: await id('WebhookEndpoint', house.make.webhook()) }),
  testWebhookEndpoint: async (house) => ({ endpointId: await id('WebhookEndpoint', house.make.webhook()) }),
  replayWebhookDelivery: async (house) => ({ deliveryId: await id('WebhookDelivery', house.make.delivery()) }),
  startExport: async (house) => {
    await house.make.export();
    return { records: ['rooms', 'bookings'], firstDay: '2030-01-01', lastDay: '2030-12-31' };
  },
  cancelExport: async (house) => ({ exportId: await id('Export', house.make.export()) }),
  changeStudioSettings: async (house) => ({
    expectedVersion: (await house.studio.db.studio.findUniqueOrThrow({ where: { id: house.studio.studioId } })).version,
    name: house.name('Northlight'),
    zone: 'Europe/Lisbon',
    currency: 'USD',
    utilizationCountsBuffers: false,
    waitlistOfferMinutes: 90,
  }),
  revokeSession: async (house) => ({ sessionId: await id('UserSession', house.make.sessionOf(house.owner)) }),
  revokeOtherSessions: async () => ({ confirm: true }),
  /** Accepted only where there is no studio yet: see `EMPTY_HOUSE`. */
  setUpStudio: async () => ({
    code: null,
    studioName: 'Northlight',
    kind: 'podcast',
    zone: 'Europe/Berlin',
    currency: 'EUR',
    rooms: [{ name: 'Studio A', kind: 'podcast_room' }],
    ownerName: 'Olga',
    email: 'olga@northlight.test',
    password: 'a long enough password',
  }),
};

/** What can be done once only, before there is anything. */
export const EMPTY_HOUSE: ReadonlySet<string> = new Set(['setUpStudio']);
