import { createSignal, type Accessor } from 'solid-js';
import { dayAt } from '../../domain/kernel/zone.ts';
import { member } from '../app/viewer.ts';
import { send } from '../graphql/client.ts';
import { graphql } from '../graphql/generated/gql.ts';
import type { NoticesQuery } from '../graphql/generated/graphql.ts';
import { createRead, type Read } from '../graphql/read.ts';
import { isRefusal } from '../graphql/refusal.ts';
import { explain } from '../graphql/request-failed.ts';
import { onChanges } from '../live/changes.ts';
import { format } from '../time/format.ts';
import { toast } from '../ui/toast.tsx';

const NoticesDocument = graphql(`
  query Notices {
    viewer {
      id
      memberUuid
    }
    notices(first: 40) {
      unread
      notices {
        id
        kind
        title
        text
        at
        readAt
        entity
        recordId
        startsAt
      }
    }
  }
`);

const MarkReadDocument = graphql(`
  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
    result: markNoticesRead(input: $input) {
      ... on NoticeList {
        unread
      }
      ...Refusal
    }
  }
`);

export type Notice = NoticesQuery['notices']['notices'][number];

export interface Notices {
  read: Read<NoticesQuery>;
  unread: Accessor<number>;
  list: Accessor<readonly Notice[]>;
  markRead(ids?: readonly string[]): Promise<void>;
  marking: Accessor<boolean>;
}

/** What this member was told. The change feed says when there is more: once for each who was told, so nobody else asks. */
export function createNotices(): Notices {
  const asks = () => (member().role === 'client' ? undefined : {});
  // Without areas it asks again only when it is unknown what happened during an outage.
  const read = createRead(NoticesDocument, asks, { areas: [] });
  const [marking, setMarking] = createSignal(false);
  onChanges((notes) => {
    const me = read.data()?.viewer?.memberUuid;
    if (notes.some(({ entity, entityId }) => entity === 'notice' && (entityId === me || !me))) void read.refetch();
  });
  return {
    read,
    marking,
    unread: () => read.data()?.notices.unread ?? 0,
    list: () => read.data()?.notices.notices ?? [],
    async markRead(ids) {
      setMarking(true);
      try {
        const { result } = await send(MarkReadDocument, { input: ids ? { noticeIds: [...ids] } : {} });
        if (isRefusal(result)) toast({ kind: 'problem', text: result.message });
        await read.refetch();
      } catch (error) {
        toast({ kind: 'problem', text: `${explain(error).title}. ${explain(error).text}` });
      } finally {
        setMarking(false);
      }
    },
  };
}

/** Where the record of a notice opens. */
export function addressOf({ entity, recordId, startsAt }: Notice): string | null {
  if (!recordId) return null;
  const id = encodeURIComponent(recordId);
  if (entity === 'booking') return `/schedule?${startsAt ? `day=${dayAt(new Date(startsAt), format().place.zone)}&` : ''}open=${id}`;
  if (entity === 'series') return `/schedule?${startsAt ? `day=${dayAt(new Date(startsAt), format().place.zone)}&` : ''}series=${id}`;
  // The hold that keeps the offered slot stands there.
  if (entity === 'waitlist_entry') return `/schedule${startsAt ? `?day=${dayAt(new Date(startsAt), format().place.zone)}` : ''}`;
  if (entity === 'project') return `/projects?open=${id}`;
  if (entity === 'room') return `/rooms?open=${id}`;
  if (entity === 'webhook_endpoint') return `/settings/webhooks/${id}`;
  return entity === 'client' ? `/clients?open=${id}` : null;
}
