import { readSessions, revokeOtherSessions, revokeSession, type Oneself } from '../../domain/studio/sessions.ts';
import { NotSignedIn } from '../../domain/kernel/errors.ts';
import type { Session } from '../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { openMutation } from '../shared/mutation.ts';

const UserSession = builder.objectRef<Session>('UserSession').implement({
  description: 'A browser or device where the user is signed in.',
  access: 'carried',
  fields: (t) => ({
    id: t.id({ description: 'Id of the session.', resolve: ({ id }) => encodeId('UserSession', id) }),
    device: t.string({ description: 'What the browser says it is; may be empty.', resolve: ({ userAgent }) => userAgent ?? '' }),
    ipAddress: t.string({ description: 'Where it signed in from; may be empty.', resolve: ({ ipAddress }) => ipAddress ?? '' }),
    signedInAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    lastUsedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last prolonged; about once a day while in use.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends unless used before.' }),
    current: t.boolean({ description: 'Whether this call came from it.', resolve: ({ id }, _args, { user }) => id === user?.sessionId }),
  }),
});

const SignedIn = builder.objectRef<{ sessions: Session[] }>('SignedInSessions').implement({
  description: 'Where the user is still signed in.',
  access: 'carried',
  fields: (t) => ({ sessions: t.expose('sessions', { type: [UserSession], description: 'The latest use first.' }) }),
});

builder.queryField('sessions', (t) =>
  t.field({
    type: [UserSession],
    access: 'signed_in',
    description: 'Where the caller is signed in, the latest use first.',
    resolve: (_root, _args, context) => readSessions(oneselfOf(context)),
  }),
);

openMutation('revokeSession', {
  description: 'Signs the caller out somewhere else; pages open there end within seconds.',
  access: 'signed_in',
  type: SignedIn,
  input: (t) => ({ sessionId: idField(t, 'UserSession', { required: true, description: 'Which.' }) }),
  resolve: async (context, { sessionId }, onceKey) => {
    const oneself = oneselfOf(context, onceKey);
    await revokeSession(oneself, sessionId);
    return { sessions: await readSessions(oneself) };
  },
});

openMutation('revokeOtherSessions', {
  description: 'Signs the caller out everywhere but here.',
  access: 'signed_in',
  type: SignedIn,
  input: (t) => ({ confirm: t.boolean({ required: true, description: 'True, so that nobody does it by accident.' }) }),
  resolve: async (context, { confirm }, onceKey) => {
    const oneself = oneselfOf(context, onceKey);
    if (confirm) await revokeOtherSessions(oneself);
    return { sessions: await readSessions(oneself) };
  },
});

function oneselfOf({ user, services, findCaller }: Context, onceKey?: string): Oneself {
  if (!user) throw new NotSignedIn();
  return { services, userId: user.id, sessionId: user.sessionId, caller: findCaller(), onceKey };
}
