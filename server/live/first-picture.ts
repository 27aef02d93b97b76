import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../schema/context.ts';
import type { Read } from '../http/document.ts';
import type { Hub } from './hub.ts';
import { LiveOperation } from './live-operation.ts';

export interface FirstPictureOptions {
  schema: GraphQLSchema;
  hub: Hub;
  read: (query: string) => Read;
  /** The subscription of the pages that want it; null where there is none. */
  query: string | null;
}

/**
 * What a subscription would send first, for a page to bring along. Taken from the hub: walls that load together, as they do after a
 * deployment, share one reading with each other and with those that are connected.
 */
export function firstPicture({ schema, hub, read, query }: FirstPictureOptions): (context: Context) => Promise<string | null> {
  return async (context) => {
    const found = query === null ? null : read(query);
    if (!found || 'errors' in found) return null;
    const operation = await hub.subscribe({ schema, document: found.document, contextValue: context });
    if (!(operation instanceof LiveOperation)) return null;
    const { value } = await operation.next();
    operation.finish();
    const { data, stringify } = (value ?? {}) as { data?: unknown; stringify?: () => string };
    return data && stringify ? stringify() : null;
  };
}
