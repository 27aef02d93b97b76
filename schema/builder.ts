import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { Prisma } from '../prisma/generated/client/client.ts';
import type PrismaTypes from '../prisma/generated/pothos-types.ts';
import { getDatamodel } from '../prisma/generated/pothos-types.ts';
import { invalid } from '../domain/kernel/errors.ts';
import { inScope } from '../domain/kernel/scopes.ts';
import type { Context } from './context.ts';
import './shared/access-plugin.ts';
import { TYPE_AREAS } from './shared/areas.ts';
import './shared/id-plugin.ts';
import { decodeId, encodeId } from './shared/ids.ts';

export interface ApiTypes {
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    /** A day as text; `date` columns of the database may be given as they are. */
    Date: { Input: string; Output: string | Date };
    BigInt: { Input: bigint; Output: bigint | number };
    JSON: { Input: unknown; Output: unknown };
  };
}

export const builder = new SchemaBuilder<ApiTypes>({
  // The first wraps the others: refusals of access, ids and resolvers all become the error types a mutation declares.
  plugins: [ErrorsPlugin, 'access', 'ids', RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true, defaultTypes: [] },
  relay: {
    encodeGlobalID: (typename, id) => encodeId(typename, id),
    decodeGlobalID: (encoded) => decodeId(encoded, null, 'id'),
    idFieldOptions: { description: 'Its id, opaque and unique in the whole API.' },
    nodeTypeOptions: { description: 'Anything that has an id of its own.' },
    nodeQueryOptions: {
      access: 'anyone',
      args: { id: { description: 'Id of the record, as any answer gives it.' } },
      description: 'The record with this id; null when it does not exist or is not the caller’s to see.',
      resolve: (_root, { id }, context, _info, resolveNode) => {
        const area = TYPE_AREAS[id.typename];
        const actor = context.findCaller()?.actor;
        // What a key has no scope for is nothing to it, as what is another studio's.
        if (actor?.kind === 'key' && (!area || !inScope(actor, area, 'read'))) return null;
        if (!isNode(id.typename)) throw invalid('id', 'This is not the id of a record. Take it from a list or a link.');
        return nullIfAbsent(resolveNode(id));
      },
    },
    nodesQueryOptions: false,
    pageInfoTypeOptions: { access: 'carried', description: 'Where this page stands in the list.' },
    hasNextPageFieldOptions: { description: 'Whether more follow.' },
    hasPreviousPageFieldOptions: { description: 'Whether some come before.' },
    startCursorFieldOptions: { description: 'Cursor of the first record of the page.' },
    endCursorFieldOptions: { description: 'Cursor of the last record of the page: `after` of the next page.' },
    defaultConnectionTypeOptions: { access: 'carried' },
    defaultEdgeTypeOptions: { access: 'carried' },
    cursorFieldOptions: { description: 'Where this record stands in the list: `after` or `before` of another page.' },
    nodeFieldOptions: { description: 'The record.', nullable: false },
    edgesFieldOptions: { description: 'The records of this page with their cursors.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and from where.' },
    firstArgOptions: { description: 'How many at most, 1 to 100.' },
    lastArgOptions: { description: 'How many of the last at most, 1 to 100.' },
    afterArgOptions: { description: 'Only what follows this cursor.' },
    beforeArgOptions: { description: 'Only what comes before this cursor.' },
    nodesOnConnection: { description: 'The records of this page.' },
    cursorType: 'String',
  },
  prisma: {
    // Whoever stands in no studio has records of their own all the same, such as sessions.
    client: (context) => context.findCaller()?.db ?? context.services.db,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: true,
    defaultConnectionSize: 25,
    maxConnectionSize: 100,
    onUnusedQuery: null,
  },
});

const isNode = (typename: string): boolean =>
  builder.configStore.hasConfig(typename) && 'id' in builder.configStore.getTypeConfig(typename).pothosOptions;

/** Prisma's "record not found" of a by-id read: foreign and unknown ids answer alike. */
async function nullIfAbsent(record: unknown): Promise<unknown> {
  try {
    return await record;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025') return null;
    throw error;
  }
}

builder.queryType({ description: 'What can be read.' });
builder.mutationType({
  description: 'What can be done. Each takes one `input` and answers the record, or a typed error that says how to mend it.',
});
builder.subscriptionType({
  description: 'What is told live, over WebSocket (graphql-transport-ws) or as server-sent events; resumable with `since`.',
});

/** `findUnique` of a prismaNode: only ever inside the caller's studio. Models without a studio have their own. */
export const inStudio = (id: string, context: Context): { studioId_id: { studioId: string; id: string } } => ({
  studioId_id: { studioId: context.caller.actor.studioId, id },
});
