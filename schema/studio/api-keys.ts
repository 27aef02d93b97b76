import type { ApiKey as ApiKeyRow } from '../../prisma/generated/client/client.ts';
import { SCOPES, type Scope, type ScopeArea } from '../../domain/kernel/scopes.ts';
import { MOST_OVERLAP_MINUTES, OVERLAP_MINUTES, apiKeyState } from '../../domain/studio/api-key-rules.ts';
import { createApiKey } from '../../domain/studio/create-api-key.ts';
import { editApiKey } from '../../domain/studio/edit-api-key.ts';
import { revokeApiKey } from '../../domain/studio/revoke-api-key.ts';
import { rotateApiKey } from '../../domain/studio/rotate-api-key.ts';
import { StaleEdit } from '../../domain/kernel/errors.ts';
import { builder, inStudio } from '../builder.ts';
import { HEADS } from '../shared/access.ts';
import { clearing, EXPECTED_VERSION, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { RoleEnum } from './enums.ts';

const MEANS: Record<ScopeArea, string> = {
  scheduling: 'rooms, sessions, series, holds, the waitlist and the rules of booking',
  equipment: 'gear, kits, checkouts and maintenance',
  production: 'projects and what they need',
  finance: 'expenses',
  crew: 'people',
  clients: 'clients',
  insights: 'utilization and margins',
  board: 'the live board',
  activity: 'the log of all that changed, in every function',
  studio: 'settings, members and board links',
  exports: 'exports: files of whatever its other scopes let it read',
};

const ScopeEnum = builder.enumType('ApiKeyScope', {
  description: 'What an API key may do in one function of the studio. Its role decides as well: both must allow it.',
  values: Object.fromEntries(
    SCOPES.map((scope) => {
      const [area, act] = scope.split('_') as [ScopeArea, string];
      return [scope, { description: act === 'read' ? `Read ${MEANS[area]}.` : `Read and change ${MEANS[area]}.` }];
    }),
  ) as Record<Scope, { description: string }>,
});

const StateEnum = builder.enumType('ApiKeyState', {
  description: 'Whether an API key opens.',
  values: {
    open: { description: 'It opens.' },
    expired: { description: 'It lapsed by itself.' },
    revoked: { description: 'Somebody ended it.' },
  },
});

export const ApiKey = builder.prismaNode('ApiKey', {
  select: { id: true },
  description: 'What a program shows to be let in. Visible to who runs the facility.',
  access: HEADS,
  id: { field: 'id', description: 'Id of the API key.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for, such as Door sign.' }),
    role: t.expose('role', { type: RoleEnum, description: 'What it may do at most.' }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'To which functions that is narrowed.',
      select: { scopes: true },
      resolve: ({ scopes }) => SCOPES.filter((scope) => scopes.includes(scope)),
    }),
    prefix: t.exposeString('prefix', { description: 'The beginning of its secret, to recognise it by.' }),
    state: t.field({
      type: StateEnum,
      description: 'Whether it opens.',
      select: { expiresAt: true, revokedAt: true },
      resolve: (key, _args, { services }) => apiKeyState(key, services.clock.now()),
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it lapses; null when it does not.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null when it never was.',
    }),
    previousValidUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the secret before the last rotation opens too; null when it does not any more.',
      select: { previousValidUntil: true },
      resolve: ({ previousValidUntil }, _args, { services }) =>
        previousValidUntil && previousValidUntil > services.clock.now() ? previousValidUntil : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    createdByName: t.exposeString('createdByName', { description: 'Who made it.' }),
    rotatedAt: t.expose('rotatedAt', { type: 'DateTime', nullable: true, description: 'When it last got a new secret.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

const ShownApiKey = builder.objectRef<{ secret: string; key: ApiKeyRow }>('ShownApiKey').implement({
  description: 'A key with its secret, which no later question answers: keep it now.',
  access: 'carried',
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'Send it as `Authorization: Bearer …`.' }),
    apiKey: t.field({ type: ApiKey, description: 'The key.', resolve: ({ key }) => key }),
  }),
});

list('apiKeys', {
  model: 'ApiKey',
  type: ApiKey,
  access: HEADS,
  description: 'The studio’s API keys, those that have ended among them.',
  sorts: {
    CREATED: (direction) => ({ createdAt: direction }),
    NAME: (direction) => ({ name: direction }),
    USED: (direction) => ({ lastUsedAt: { sort: direction, nulls: 'last' } }),
  },
  search: (word) => ({ OR: [{ name: { contains: word, mode: 'insensitive' } }, { prefix: { startsWith: word } }] }),
});

mutation('createApiKey', {
  description:
    'Makes an API key, whose secret is shown in this answer alone. Requires the role owner or studio manager, signed in: a key makes no keys.',
  access: HEADS,
  type: ShownApiKey,
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is for.' }),
    role: t.field({ type: RoleEnum, required: true, description: 'What it may do at most; neither `client` nor `board`.' }),
    scopes: t.field({ type: [ScopeEnum], required: true, description: 'To which functions that is narrowed.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it lapses; never if not given.' }),
  }),
  resolve: async (caller, input, _query, { doors }) => {
    const made = await createApiKey(caller, { ...withoutNulls(input), role: input.role as 'owner', secretOf: doors.apiKeySecret });
    return shown(caller.db.apiKey.findUniqueOrThrow({ where: { id: made.id } }), doors.apiKeySecret(made.id, made.generation));
  },
});

mutation('editApiKey', {
  description:
    'Renames an API key, makes it reach further or less far, or lets it lapse at another time; its secret stays, and what it holds open comes ' +
    'back with its new scopes. Requires the role owner or studio manager, signed in; an owner’s key takes an owner.',
  access: HEADS,
  type: ApiKey,
  errors: [StaleEdit],
  input: (t) => ({
    apiKeyId: idField(t, 'ApiKey', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: 'What it is for.' }),
    scopes: t.field({ type: [ScopeEnum], description: 'To which functions it is narrowed: these, in place of those it had.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it lapses; null for never.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editApiKey(caller, clearing(input, 'expiresAt'));
    return caller.db.apiKey.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('rotateApiKey', {
  description:
    'Gives an API key a new secret, shown in this answer alone; the old one opens for a while. Requires the role owner or studio manager, signed in.',
  access: HEADS,
  type: ShownApiKey,
  input: (t) => ({
    apiKeyId: idField(t, 'ApiKey', { required: true, description: 'Which.' }),
    overlapMinutes: t.int({
      description: `Minutes for which the old secret opens too, 0 to ${MOST_OVERLAP_MINUTES}; ${OVERLAP_MINUTES} if not given.`,
    }),
  }),
  resolve: async (caller, input, _query, { doors }) => {
    const made = await rotateApiKey(caller, { ...withoutNulls(input), secretOf: doors.apiKeySecret });
    return shown(caller.db.apiKey.findUniqueOrThrow({ where: { id: made.id } }), doors.apiKeySecret(made.id, made.generation));
  },
});

mutation('revokeApiKey', {
  description:
    'Ends an API key for good: what it holds open is closed within seconds. Requires the role owner or studio manager, signed in.',
  access: HEADS,
  type: ApiKey,
  input: (t) => ({ apiKeyId: idField(t, 'ApiKey', { required: true, description: 'Which.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await revokeApiKey(caller, input);
    return caller.db.apiKey.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const shown = async (key: Promise<ApiKeyRow>, secret: string) => ({ secret, key: await key });
