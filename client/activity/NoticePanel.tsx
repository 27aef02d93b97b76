import { For, Show } from 'solid-js';
import { useNavigate } from '@solidjs/router';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import styles from './NoticePanel.module.css';
import { addressOf, type Notice, type Notices } from './notices.ts';

/** What somebody should know, the latest first: each opens its record and is read by that. */
export function NoticePanel(props: { notices: Notices; open: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const press = (notice: Notice): void => {
    if (!notice.readAt) void props.notices.markRead([notice.id]);
    const address = addressOf(notice);
    if (!address) return;
    props.onClose();
    navigate(address);
  };
  const when = (at: string): string => (format().isSameDay(at, minute()) ? format().time(at) : format().dateTime(at));
  return (
    <Panel
      open={props.open}
      onClose={props.onClose}
      title="Notices"
      lead={props.notices.unread() > 0 ? `${props.notices.unread()} not read` : 'All read'}
      actions={
        <Button disabled={props.notices.unread() === 0} busy={props.notices.marking()} onClick={() => void props.notices.markRead()}>
          Mark all as read
        </Button>
      }
    >
      <Loaded read={props.notices.read}>
        {() => (
          <Show
            when={props.notices.list().length > 0}
            fallback={
              <EmptyState
                title="Nothing yet"
                text="When a hold of yours moves up or is challenged, or a session you are on is moved or called off, it is told here."
              />
            }
          >
            <ul class={styles.list}>
              <For each={props.notices.list()}>
                {(notice) => (
                  <li>
                    <button type="button" data-unread={notice.readAt ? undefined : ''} onClick={() => press(notice)}>
                      <i aria-hidden="true" />
                      <span>
                        <b>
                          {notice.title}
                          <Show when={!notice.readAt}>
                            <span class="unseen">, not read</span>
                          </Show>
                        </b>
                        <small>{notice.text}</small>
                      </span>
                      <time datetime={notice.at}>{when(notice.at)}</time>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Panel>
  );
}
