import { Show, type JSX } from 'solid-js';
import type { Read } from '../graphql/read.ts';
import { RequestFailed } from '../graphql/request-failed.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

/** The record of an answer, if it is the one that was asked for and of the kind that was meant. */
export function recordIn<Detail extends { id: string; version: number }>(node: unknown, id: string | undefined): Detail | undefined {
  const known = node as Partial<Detail> | null | undefined;
  return known?.id !== undefined && known.id === id && known.version !== undefined ? (known as Detail) : undefined;
}

/** What a panel shows of its record: the record, that it loads, that there is none, or why it cannot be shown. */
export function RecordBody<Detail>(props: {
  record: Detail | undefined;
  read: Read<object>;
  /** What it is called in sentences: client, room. */
  noun: string;
  lines?: number;
  children: (record: () => Detail) => JSX.Element;
}) {
  const failure = () => props.read.failure();
  /** A mistyped address is no record either. */
  const isMissing = (): boolean =>
    failure()
      ? failure() instanceof RequestFailed && (failure() as RequestFailed).kind === 'refused'
      : !props.read.loading() && props.read.data() !== undefined;
  return (
    <Show
      when={props.record}
      fallback={
        <Show
          when={isMissing()}
          fallback={
            <Show when={failure()} fallback={<Skeleton lines={props.lines ?? 5} />}>
              {(error) => <ErrorPanel error={error()} busy={props.read.loading()} retry={() => props.read.refetch()} />}
            </Show>
          }
        >
          <EmptyState
            title={`This ${props.noun} is not here`}
            text="The link may be cut short, or the record is not for you to see. Close this and choose from the list."
          />
        </Show>
      }
    >
      {(record) => props.children(record as () => Detail)}
    </Show>
  );
}
